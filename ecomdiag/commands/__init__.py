"""The commands, a file each: options → one call → print → exit code. Nothing else."""
