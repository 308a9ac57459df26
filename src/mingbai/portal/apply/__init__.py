"""Applications by the public (依申请公开): the form, the receipt, and the page that shows where an application stands."""
