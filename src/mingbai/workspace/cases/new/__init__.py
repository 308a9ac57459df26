"""Registration of an application that came to the counter, by post, by fax or by word of mouth."""
