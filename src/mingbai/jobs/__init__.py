"""Scheduled entry points: work that nobody starts by pressing a button.

`schedule.py` says what is due and how to find it, `tasks.py` does one due thing, `queue.py` keeps it from being lost or done
twice, `worker.py` runs it. To add a kind of task, add a function to `tasks.py` and a `Scheduled` to `schedule.py`. Domains
never enqueue: an act leaves a row that says what waits, in its own transaction, and the schedule finds that row within
seconds.
"""
