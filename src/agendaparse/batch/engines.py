"""Engines: where work runs. Each takes functions and gives futures; the work itself is the same on all of them."""

from __future__ import annotations

import os
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from importlib import import_module
from typing import Any, Protocol

from agendaparse.batch.warden import close_all, stop_all
from agendaparse.errors import UsageError


class Engine(Protocol):
    """What a run needs of an engine."""

    @property
    def width(self) -> int:
        """Number of files that are parsed at once."""

    def submit(self, function: Callable[..., Any], *args: object) -> Future[Any]:
        """Call a function somewhere, now or later."""

    def interrupt(self) -> None:
        """End what runs, as far as this is possible."""

    def close(self) -> None:
        """Let go of everything."""


class Local:
    """This machine: a thread per worker, each of which keeps a process (see `warden`)."""

    def __init__(self, workers: int) -> None:
        """Start nothing yet."""
        self.width = workers
        self._pool = ThreadPoolExecutor(workers, thread_name_prefix="worker")

    def submit(self, function: Callable[..., Any], *args: object) -> Future[Any]:
        """Call a function in the next free worker."""
        return self._pool.submit(function, *args)

    def interrupt(self) -> None:
        """End the processes of calls that run."""
        stop_all()

    def close(self) -> None:
        """Wait for what runs, and end the processes."""
        self._pool.shutdown(wait=True, cancel_futures=True)
        close_all()


class Dask:
    """A Dask cluster. Each thread of a worker keeps a process for parsing, as on one machine."""

    def __init__(self, cluster: str | None, workers: int) -> None:
        """Connect to a cluster, or start one here.

        Args:
            cluster: Address of its scheduler; None starts one on this machine.
            workers: Number of workers of the one that is started here.
        """
        try:
            distributed: Any = import_module("distributed")
        except ImportError as error:
            raise UsageError("The engine dask is not installed.", remedy="pip install 'agendaparse[dask]'") from error
        self._cluster: Any = None
        try:
            if cluster is None:
                self._cluster = distributed.LocalCluster(
                    n_workers=workers, threads_per_worker=1, dashboard_address=None
                )
            self._client: Any = distributed.Client(cluster or self._cluster, timeout="20s", set_as_default=False)
        except (OSError, ValueError) as error:
            raise UsageError(
                f"There is no Dask scheduler at {cluster!r}: {error}.",
                remedy="Give the address it prints when it starts, such as tcp://10.0.0.1:8786.",
            ) from error
        self._pool = self._client.get_executor(pure=False, retries=3)

    @property
    def width(self) -> int:
        """Threads of all workers; it changes when workers come and go."""
        threads: dict[str, int] = self._client.nthreads()
        return max(1, sum(threads.values()))

    def submit(self, function: Callable[..., Any], *args: object) -> Future[Any]:
        """Call a function on the cluster; it is called again elsewhere when its worker dies."""
        future: Future[Any] = self._pool.submit(function, *args)
        return future

    def interrupt(self) -> None:
        """Nothing: what runs on the cluster is left to end, and is found in the staging folder."""

    def close(self) -> None:
        """Leave the cluster."""
        self._pool.shutdown(wait=False)
        self._client.close()
        if self._cluster is not None:
            self._cluster.close()


class Ray:
    """A Ray cluster."""

    def __init__(self, cluster: str | None, workers: int) -> None:
        """Connect to a cluster, or start one here.

        Args:
            cluster: Its address; None starts one on this machine.
            workers: Number of workers of the one that is started here.
        """
        try:
            ray: Any = import_module("ray")
        except ImportError as error:
            raise UsageError("The engine ray is not installed.", remedy="pip install 'agendaparse[ray]'") from error
        self._ray = ray
        try:
            ray.init(address=cluster, num_cpus=None if cluster else workers, log_to_driver=False)
        except (ConnectionError, ValueError) as error:
            raise UsageError(f"There is no Ray cluster at {cluster!r}: {error}.") from error
        self.width = max(1, int(ray.cluster_resources().get("CPU", 1)))
        self._call = ray.remote(max_retries=3)(_call)

    def submit(self, function: Callable[..., Any], *args: object) -> Future[Any]:
        """Call a function on the cluster; it is called again elsewhere when its worker dies."""
        future: Future[Any] = self._call.remote(function, *args).future()
        return future

    def interrupt(self) -> None:
        """Nothing: what runs on the cluster is left to end, and is found in the staging folder."""

    def close(self) -> None:
        """Leave the cluster."""
        self._ray.shutdown()


def make_engine(name: str, *, workers: int | None = None, cluster: str | None = None) -> Engine:
    """Make an engine.

    Args:
        name: "local", "dask" or "ray".
        workers: Number of workers on this machine; all its processors when None.
        cluster: Address of a running cluster.

    Returns:
        The engine.

    Raises:
        UsageError: It is unknown, not installed, or not reached.
    """
    count = workers or processors()
    if name == "local":
        if cluster is not None:
            raise UsageError("A cluster needs an engine.", remedy="Add --engine dask or --engine ray.")
        return Local(count)
    if name == "dask":
        return Dask(cluster, count)
    if name == "ray":
        return Ray(cluster, count)
    raise UsageError(f"There is no engine {name!r}.", remedy="The engines are local, dask and ray.")


def processors() -> int:
    """Number of processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _call(function: Callable[..., Any], *args: object) -> Any:
    return function(*args)
