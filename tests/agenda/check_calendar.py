"""Reads an iCalendar file with another implementation and prints its events as JSON.

Usage: check_calendar.py FILE

The file must be whole and right: every rule below that is broken is said on standard error, and the
exit code is 1. The events are a list of objects: uid, sequence, start, end (instants as
2026-12-10T23:59:00Z, days as 2026-12-10; the end of days is the last one), all_day, summary,
description, url, status, transparent, categories, alarms (minutes before the beginning).
"""

import json
import sys
from datetime import date, datetime, timedelta, timezone

import icalendar
import ics


def octets(raw: bytes) -> None:
    """What the format says of the octets themselves (RFC 5545, section 3.1)."""
    raw.decode("utf-8")
    if not raw.endswith(b"\r\n"):
        raise ValueError("the last line does not end")
    for number, line in enumerate(raw.split(b"\r\n")[:-1], 1):
        if len(line) > 75:
            raise ValueError(f"line {number} has {len(line)} octets")
        if not line or any(byte < 0x20 or byte == 0x7F for byte in line):
            raise ValueError(f"line {number} is empty or has a control character")
        line.decode("utf-8")  # no character is cut


def moment(value: date) -> str:
    if not isinstance(value, datetime):
        return value.isoformat()
    if value.tzinfo is None:
        raise ValueError(f"{value} has no zone")
    return value.astimezone(timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")


def minutes(alarm) -> int:
    return int(-alarm["TRIGGER"].dt.total_seconds() // 60)


def event(part) -> dict:
    for name in ("UID", "DTSTAMP", "DTSTART", "SUMMARY", "SEQUENCE", "STATUS"):
        if name not in part or isinstance(part[name], list):
            raise ValueError(f"{part.get('UID')} does not have one {name}")
    if part.errors:
        raise ValueError(f"{part['UID']}: {part.errors}")
    start = part.decoded("DTSTART")
    all_day = not isinstance(start, datetime)
    if "DTEND" in part:
        end = part.decoded("DTEND")
        if end <= start:
            raise ValueError(f"{part['UID']} ends before it begins")
        end = end - timedelta(days=1) if all_day else end
    else:
        end = start
    categories = part.get("CATEGORIES")
    return {
        "uid": str(part["UID"]),
        "sequence": int(part["SEQUENCE"]),
        "start": moment(start),
        "end": moment(end),
        "all_day": all_day,
        "summary": str(part["SUMMARY"]),
        "description": str(part.get("DESCRIPTION", "")),
        "url": str(part.get("URL", "")),
        "status": str(part["STATUS"]),
        "transparent": str(part.get("TRANSP")) == "TRANSPARENT",
        "categories": [str(one) for one in categories.cats] if categories else [],
        "alarms": [minutes(alarm) for alarm in part.walk("VALARM")],
    }


def main(path: str) -> int:
    with open(path, "rb") as file:
        raw = file.read()
    octets(raw)
    calendars = icalendar.Calendar.from_ical(raw, multiple=True)
    if len(calendars) != 1:
        raise ValueError(f"{len(calendars)} calendars")
    calendar = calendars[0]
    for name, value in (("VERSION", "2.0"), ("METHOD", "PUBLISH"), ("CALSCALE", "GREGORIAN")):
        if str(calendar.get(name)) != value:
            raise ValueError(f"{name} is {calendar.get(name)}")
    for name in ("PRODID", "NAME", "X-WR-CALNAME", "REFRESH-INTERVAL", "X-PUBLISHED-TTL"):
        if name not in calendar:
            raise ValueError(f"no {name}")
    if calendar.errors:
        raise ValueError(str(calendar.errors))
    events = [event(part) for part in calendar.walk("VEVENT")]
    if len({one["uid"] for one in events}) != len(events):
        raise ValueError("a UID stands twice")
    # A third reader, which reads the grammar of lines and components strictly.
    other = ics.Calendar(raw.decode("utf-8"))
    if {one.uid for one in other.events} != {one["uid"] for one in events}:
        raise ValueError("two readers do not find the same events")
    starts = {one.uid: one.begin for one in other.events}
    for one in events:
        begin = starts[one["uid"]]
        same = begin.format("YYYY-MM-DD") if one["all_day"] else begin.to("utc").format("YYYY-MM-DDTHH:mm:ss[Z]")
        if same != one["start"]:
            raise ValueError(f"{one['uid']}: {same} is not {one['start']}")
    json.dump(events, sys.stdout, ensure_ascii=False)
    print()
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1]))
    except Exception as error:  # whatever a reader does not like of it
        print(f"{type(error).__name__}: {error}", file=sys.stderr)
        sys.exit(1)
