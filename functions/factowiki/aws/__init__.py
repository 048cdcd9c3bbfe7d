"""The only place that knows botocore: S3, SQS, CloudFront, events, settings and wiring."""
