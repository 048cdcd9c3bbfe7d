"""The only place that knows boto3: S3, SQS, CloudFront, events, settings and wiring."""
