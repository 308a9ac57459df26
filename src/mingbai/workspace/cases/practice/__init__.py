"""What the county decided where the law on applications is silent."""
