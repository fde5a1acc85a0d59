"""System jobs in PostgreSQL: the queue, the ticks of periodic jobs, and what people see of them."""
