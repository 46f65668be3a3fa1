#!/usr/bin/env bash
# icalendar 7.3.2 (2026-11-29, CPython 3.11.7) writes, ical.js 2.2.1 (Node 20.20.2) reads.
# add_missing_timezones() gives Europe/Madrid all its changes to summer time as one RDATE line of many values. ical.js takes
# the first value of such a line only, so that it knows no summer after 1975: an appointment at 09:00 on 15 July 2026, which
# is 07:00 UTC, is read as 08:00 UTC. In winter the two agree.
# Seen: 2026-01-15T08:00:00.000Z 2026-07-15T08:00:00.000Z
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check icalendar==7.3.2 tzdata
"$work/venv/bin/python" - "$work/review.ics" <<'PYTHON'
import sys
from datetime import datetime, timezone
from pathlib import Path
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event

calendar = Calendar()
calendar.add("prodid", "-//example//review//")
calendar.add("version", "2.0")
for month in (1, 7):
    event = Event()
    event.add("uid", f"{month}@example.org")
    event.add("dtstamp", datetime(2026, 1, 1, tzinfo=timezone.utc))
    event.add("dtstart", datetime(2026, month, 15, 9, 0, tzinfo=ZoneInfo("Europe/Madrid")))
    event.add("summary", "Review")
    calendar.add_component(event)
calendar.add_missing_timezones()
Path(sys.argv[1]).write_bytes(calendar.to_ical())
PYTHON
cd "$work"
npm install --silent --no-fund --no-audit ical.js@2.2.1 >/dev/null
cat >read.mjs <<'JAVASCRIPT'
import fs from "node:fs";
import ICAL from "ical.js";

const calendar = new ICAL.Component(ICAL.parse(fs.readFileSync("review.ics", "utf8")));
for (const zone of calendar.getAllSubcomponents("vtimezone")) ICAL.TimezoneService.register(zone);
const starts = calendar
  .getAllSubcomponents("vevent")
  .map((event) => new ICAL.Event(event).startDate.toJSDate().toISOString());
console.log(starts.join(" "));
JAVASCRIPT
seen=$(node read.mjs)
echo "$seen"
[ "$seen" = "2026-01-15T08:00:00.000Z 2026-07-15T08:00:00.000Z" ]
echo "The behaviour stands."
