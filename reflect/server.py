"""How gunicorn serves Reflect."""

import os

bind = f"127.0.0.1:{os.environ.get('PORT', '8000')}"
workers = int(os.environ.get("WEB_CONCURRENCY", "2"))
worker_class = "gthread"
threads = 4
# Without it one worker can end up with every kept-alive connection.
reuse_port = True
preload_app = True
timeout = 30
graceful_timeout = 30
max_requests = 5000
max_requests_jitter = 500
# No access log unless asked for, and then without address, query, referrer or agent.
accesslog = "-" if os.environ.get("ACCESS_LOG") else None
access_log_format = "%(t)s %(m)s %(U)s %(s)s %(L)s"
loglevel = "warning"
worker_tmp_dir = "/dev/shm" if os.path.isdir("/dev/shm") else None  # noqa: S108 memory, for heartbeats only
