"""Buckets of S3 and what speaks its API, by ``aiobotocore``: an optional dependency, see docs/feeds.md."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any, Final

from domain.feeds.ports import READ_BYTES_MAX, DestinationFailed

_NOT_READABLE: Final = frozenset({"NoSuchKey", "404", "AccessDenied", "403"})
"""There is no such file, or the key may write only, and who may not list is told so of every file."""

PART_BYTES: Final = 8 << 20
"""Of an upload in parts: S3 takes none below 5 MiB, but the last, and no more than 10,000."""


@dataclass(frozen=True, slots=True)
class S3Account:
    """How buckets are reached. ``url`` None: Amazon's. Without a key those of the machine count."""

    url: str | None
    region: str
    key_id: str | None
    secret: str | None = field(repr=False)


@asynccontextmanager
async def s3_folder(account: S3Account, bucket: str, prefix: str) -> AsyncIterator["S3Folder"]:
    """A prefix of a bucket, while the connection is open.

    Raises:
        DestinationFailed: ``aiobotocore`` is not installed.
    """
    try:
        from aiobotocore.config import AioConfig  # noqa: PLC0415 - an optional dependency
        from aiobotocore.session import get_session  # noqa: PLC0415
    except ImportError as error:
        raise DestinationFailed("S3 needs aiobotocore: pip install 'croupier[s3]'") from error
    config = AioConfig(
        retries={"max_attempts": 5, "mode": "standard"},
        connect_timeout=10,
        read_timeout=60,
        s3={"addressing_style": "path" if account.url else "auto"},
    )
    session = get_session()
    client = session.create_client(
        "s3",
        endpoint_url=account.url,
        region_name=account.region,
        aws_access_key_id=account.key_id,
        aws_secret_access_key=account.secret,
        config=config,
    )
    async with client as opened:
        yield S3Folder(opened, bucket, prefix)


class S3Folder:
    """Implements ``FeedFolder``."""

    def __init__(self, client: Any, bucket: str, prefix: str) -> None:
        self._client = client
        self._bucket = bucket
        self._prefix = prefix

    async def upload(self, name: str) -> "S3Upload":
        """See ``FeedFolder``."""
        return S3Upload(self._client, {"Bucket": self._bucket, "Key": self._key(name)})

    async def read(self, name: str) -> bytes | None:
        """See ``FeedFolder``."""
        from botocore.exceptions import BotoCoreError, ClientError  # noqa: PLC0415 - an optional dependency

        try:
            found = await self._client.get_object(Bucket=self._bucket, Key=self._key(name))
            async with found["Body"] as body:
                data: bytes = await body.read(READ_BYTES_MAX)
        except ClientError as error:
            code = error.response.get("Error", {}).get("Code", "unknown")
            if code in _NOT_READABLE:
                return None
            raise DestinationFailed(f"S3 refuses: {code}") from error
        except BotoCoreError as error:
            raise DestinationFailed(f"S3 cannot be used: {type(error).__name__}") from error
        return data

    def place(self, name: str) -> str:
        """See ``FeedFolder``."""
        return f"s3://{self._bucket}/{self._key(name)}"

    def _key(self, name: str) -> str:
        return f"{self._prefix}/{name}" if self._prefix else name


class S3Upload:
    """Implements ``FileUpload``: in parts, or at once where there is less than one."""

    def __init__(self, client: Any, where: dict[str, str]) -> None:
        self._client = client
        self._where = where
        self._waiting = bytearray()
        self._id: str | None = None
        self._parts: list[dict[str, Any]] = []

    async def write(self, data: bytes) -> None:
        self._waiting += data
        while len(self._waiting) >= PART_BYTES:
            part = bytes(self._waiting[:PART_BYTES])
            del self._waiting[:PART_BYTES]
            await self._send(part)

    async def complete(self) -> None:
        rest = bytes(self._waiting)
        if self._id is None:
            await self._asked("put_object", Body=rest)
            return
        if rest:
            await self._send(rest)
        await self._asked(
            "complete_multipart_upload", UploadId=self._id, MultipartUpload={"Parts": self._parts}
        )

    async def abort(self) -> None:
        if self._id is not None:
            await self._asked("abort_multipart_upload", UploadId=self._id)

    async def _send(self, part: bytes) -> None:
        if self._id is None:
            self._id = (await self._asked("create_multipart_upload"))["UploadId"]
        number = len(self._parts) + 1
        sent = await self._asked("upload_part", UploadId=self._id, PartNumber=number, Body=part)
        self._parts.append({"ETag": sent["ETag"], "PartNumber": number})

    async def _asked(self, operation: str, **more: Any) -> Any:
        from botocore.exceptions import BotoCoreError, ClientError  # noqa: PLC0415 - an optional dependency

        try:
            return await getattr(self._client, operation)(**self._where, **more)
        except ClientError as error:
            code = error.response.get("Error", {}).get("Code", "unknown")
            raise DestinationFailed(f"S3 refuses: {code}") from error
        except BotoCoreError as error:
            raise DestinationFailed(f"S3 cannot be used: {type(error).__name__}") from error
