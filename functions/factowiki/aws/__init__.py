"""The one place in the functions that knows botocore: S3, SQS, CloudFront, events, wiring.

Not here: decisions. What comes from AWS is put in the engine's terms, and the other way round.
"""
