"""Pages of applications (依申请公开): list, registration, and the rows of 今日."""
