"""Where the addresses of the county's channels stand."""
