"""The province's intensive platform (集约化平台): a neutral package, pushed or put into a folder."""
