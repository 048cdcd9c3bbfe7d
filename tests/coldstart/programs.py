"""What is measured, each a process of its own: what a function needs at least, what it does."""

from __future__ import annotations

import json
from pathlib import Path

from tests.events.shapes import s3_notification, sqs_batch

SLUG = "l-serine"

# As `infra/template.yaml` and Lambda set them.
ENVIRONMENT = {
    "AWS_LAMBDA_FUNCTION_NAME": "factowiki",
    "AWS_REGION": "eu-central-1",
    "AWS_DEFAULT_REGION": "eu-central-1",
    "AWS_ACCESS_KEY_ID": "none",
    "AWS_SECRET_ACCESS_KEY": "none",
    "CONTENT_BUCKET": "content",
    "SITE_BUCKET": "site",
    "STATE_BUCKET": "state",
    "PUBLISH_QUEUE_URL": "https://sqs.eu-central-1.amazonaws.com/123456789012/publish",
    "REFRESH_QUEUE_URL": "https://sqs.eu-central-1.amazonaws.com/123456789012/refresh",
    "DISTRIBUTION_ID": "E2EXAMPLE",
    "INVALIDATE_BY": "tags",
    "POWERTOOLS_SERVICE_NAME": "factowiki",
    "POWERTOOLS_METRICS_NAMESPACE": "FactoWiki",
    "POWERTOOLS_LOG_LEVEL": "INFO",
    "PYDANTIC_DISABLE_PLUGINS": "true",
    "PYTHONHASHSEED": "0",
}

# Each handler needs these clients; refresh makes a third when it first has something to invalidate.
CLIENTS = ("s3", "sqs")
HANDLERS = ("publish", "rebuild", "refresh")


def floor() -> str:
    """The libraries, and the clients: nothing of ours."""
    made = "\n".join(f"{name} = boto3.client('{name}')" for name in CLIENTS)
    return f"import boto3\nfrom jinja2 import Environment\nfrom pydantic import BaseModel\n{made}\n"


def least() -> str:
    """The floor, if nobody collects garbage meanwhile."""
    return f"import gc\ngc.disable()\n{floor()}"


def ready(handler: str) -> str:
    """As Lambda imports a handler; the engine is made while it is initialised."""
    return (
        f"import {handler}\n"
        "from factowiki.aws.wiring import engine_from_environment\n"
        "engine = engine_from_environment()\n"
    )


def floor_of_first_page(folder: Path, asked: Path) -> str:
    """The clients make the requests that a publish makes, for objects that are there already."""
    return floor() + (
        "import pickle\nfrom pathlib import Path\nfrom answers import Answers\n"
        "from botocore.exceptions import ClientError\n"
        f"Answers(Path({str(folder)!r})).to(s3, sqs)\n"
        f"for service, operation, params in pickle.loads(Path({str(asked)!r}).read_bytes()):\n"
        "    try:\n"
        "        getattr({'s3': s3, 'sqs': sqs}[service], operation)(**params)\n"
        "    except ClientError:\n"  # not modified, or not there
        "        pass\n"
    )


def first_page(folder: Path) -> str:
    """A new function publishes one page: until the handler has answered."""
    event = json.dumps(sqs_batch([s3_notification(f"ingredients/{SLUG}.json")]))
    return ready("publish") + (
        "import json\nfrom pathlib import Path\nfrom answers import Answers\n"
        f"answers = Answers(Path({str(folder)!r}))\n"
        "answers.to(engine.buckets.site._client, engine.refresh_queue._client)\n"
        "class Context:\n"
        "    function_name = invoked_function_arn = aws_request_id = 'publish'\n"
        "    memory_limit_in_mb = 1024\n"
        "    def get_remaining_time_in_millis(self):\n"
        "        return 30_000\n"
        f"answer = publish.handler(json.loads({event!r}), Context())\n"
        "assert answer == {'batchItemFailures': []}, answer\n"
    )


def tell_requests(folder: Path, asked: Path) -> str:
    """Not measured: writes down which requests a publish makes."""
    return first_page(folder) + (
        f"import pickle\nPath({str(asked)!r}).write_bytes(pickle.dumps(answers.asked))\n"
    )
