"""Scheduled entry points: what is done without anybody pressing a button.

`schedule.py` says what is due and how it is found, `tasks.py` does one due thing, `queue.py` keeps each from being done twice or
lost, `worker.py` runs them. To add a kind of task: a function in `tasks.py`, a `Scheduled` in `schedule.py`. A domain never
enqueues: its act leaves a row that says what waits, in its own transaction, and the schedule finds that row within seconds.
"""
