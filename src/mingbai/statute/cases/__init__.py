"""Applications (依申请公开): receipt, clock, outcomes, letters, remedies and the archive, as the law has them."""
