"""Messages from the public (意见、找错、投诉) and the suggestion box (意见箱)."""
