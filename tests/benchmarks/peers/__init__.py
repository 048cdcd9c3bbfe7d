"""The tools that are compared, each with its writer: one model, four inputs."""
