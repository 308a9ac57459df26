"""The processing fee of an application: what was asked, paid, paid back, and the applicant's month."""
