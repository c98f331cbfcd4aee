"""The warden ends calls that go over their budget, whatever they are doing, and tells why."""

from __future__ import annotations

import os
import subprocess
import sys
import time

import psutil
import pytest

from agendaparse.batch.jobs import Budget
from agendaparse.batch.warden import Killed, Warden

BUDGET = Budget(seconds=20, memory_mb=300)


@pytest.fixture
def warden():
    one = Warden(recycle=3)
    yield one
    one.close()


def double(number):
    return 2 * number


def pid_of(_):
    return os.getpid()


def hang(_):
    while True:
        time.sleep(1)


def hang_in_c(_):
    sum(range(10**12))  # one call of C code, in which no other thread of Python gets its turn


def eat(_):
    held = []
    while True:
        held.append(os.urandom(1 << 20) * 16)


def abort(_):
    os.abort()


def chatter(_):
    print("not a message")
    os.write(1, b"\0\0\0\0\0\0\0\1x")
    return "fine"


def fail(_):
    raise KeyError("a reason")


def family(_):
    return subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"]).pid


def test_it_calls_and_returns(warden):
    assert [warden.call(double, number, budget=BUDGET) for number in range(3)] == [0, 2, 4]


def test_a_process_serves_as_often_as_it_may_and_is_replaced(warden):
    pids = [warden.call(pid_of, None, budget=BUDGET) for _ in range(4)]
    assert len(set(pids[:3])) == 1
    assert pids[3] != pids[0]
    assert os.getpid() not in pids


@pytest.mark.parametrize(
    ("function", "budget", "reason", "words"),
    [
        (hang, Budget(0.3, 300), "timeout", "not finished after 0.3 seconds"),
        (hang_in_c, Budget(0.3, 300), "timeout", "not finished"),
        (eat, Budget(20, 200), "memory", "200 are allowed"),
        (abort, Budget(20, 300), "crashed", "SIGABRT"),
    ],
    ids=["hangs", "hangs in C", "eats", "crashes"],
)
def test_what_goes_over_its_budget_is_ended(warden, function, budget, reason, words):
    warden.call(double, 1, budget=BUDGET)  # a process that has started already gets no time to warm up
    with pytest.raises(Killed) as caught:
        warden.call(function, None, budget=budget)
    assert caught.value.reason == reason
    assert words in caught.value.message
    assert caught.value.seconds < 15
    assert warden.call(double, 4, budget=BUDGET) == 8


def test_what_a_library_prints_is_no_message(warden):
    assert warden.call(chatter, None, budget=BUDGET) == "fine"


def test_exceptions_come_back_with_their_trace(warden):
    with pytest.raises(KeyError, match="a reason") as caught:
        warden.call(fail, None, budget=BUDGET)
    assert "in fail" in caught.value.__notes__[0]


def test_what_a_child_started_ends_with_it(warden):
    grandchild = warden.call(family, None, budget=BUDGET)
    with pytest.raises(Killed):
        warden.call(abort, None, budget=BUDGET)
    deadline = time.monotonic() + 5
    while psutil.pid_exists(grandchild) and psutil.Process(grandchild).status() != psutil.STATUS_ZOMBIE:
        assert time.monotonic() < deadline
        time.sleep(0.05)


def test_a_call_can_be_interrupted_from_another_thread(warden):
    import threading

    warden.call(double, 1, budget=BUDGET)
    threading.Timer(0.2, warden.kill).start()
    with pytest.raises(Killed) as caught:
        warden.call(hang, None, budget=BUDGET)
    assert caught.value.reason == "interrupted"
