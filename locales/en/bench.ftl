# What `puente bench` prints. A line begins with ✓ where a bound holds, ✗ where it does not, · where there is none.
# $cores: a count. $memory: gigabytes. $build: release or debug, as the compiler calls it.
bench-machine = Puente { $version } ({ $build }) on { $processor }, cores: { $cores }, memory: { $memory } GB, Linux { $system }
bench-database = { $name } { $version }
bench-demo = First start of the demonstration until its links stand: { $figure } ms (at most { $bound })
# $reader: what reads texts. Commands are bounded, so the grammar has an eighth of each.
bench-worst = · { $reader ->
    [grammar] The worst commands of 1 and 8 kB
    [checker] Checking the worst pair of texts of 8 and 64 kB
   *[other] Showing the worst message of 8 and 64 kB
}: { $less } µs, { $figure } µs (eight times as long is as it should be)
bench-translation = Protecting a message of 500 characters around a translator, with 1,000 terms: { $figure } µs (at most { $bound })
bench-commits = Commits of one row in a second, each on the disk before the next: { $figure }
bench-commits-relaxed = The same without waiting for the disk, which a power cut may lose: { $figure }
bench-durability = What waiting for the disk costs, more commits without it: { $figure } %
bench-memory-idle = Memory at rest: { $figure } MB (at most { $bound })
bench-memory-500 = Memory with 500 people connected: { $figure } MB (at most { $bound })
bench-memory-after = Memory after the busiest hour: { $figure } MB (at most { $bound })
bench-seen-median = Sent to seen, 200 connected, 50 messages a second, half of them within: { $figure } ms
bench-seen = Sent to seen, 200 connected, 50 messages a second, 99 of 100 within: { $figure } ms (at most { $bound })
bench-held = Most messages a second of which 99 of 100 are seen within 200 ms: { $figure }
bench-held-not = At { $rate } a second, 99 of 100 took { $figure } ms. Compare the rate held with the commits of one row above.
bench-lost = { $count ->
    [one] One message was sent and never seen.
   *[other] { $count } messages were sent and never seen.
}
bench-streams = · Of { $asked } live streams one person asks for, { $opened } are opened and the newest { $kept } stay
bench-streams-refused = ✗ Pages somebody else did not get meanwhile: { $count }
bench-streams-pages = Pages somebody else reads meanwhile, 95 of 100 within: { $figure } ms (at most { $bound })
bench-streams-memory = Memory after them: { $figure } MB (at most { $bound })
bench-taken-in = Missed messages taken in within a second, known and counted: { $figure }
bench-put-in = The same rows put in plainly, fifty a statement, messages a second: { $figure }
bench-intake = Taking in, of plain inserts: { $figure } % (at least { $bound })
bench-year = Made: { $messages } messages taken in, { $syntheses } syntheses, { $members } members
bench-pages = 95 of 100 pages within: { $figure } ms (at most { $bound })
bench-search = Searches in the archive, 95 of 100 within: { $figure } ms (at most { $bound })
bench-page = · { $path }: { $figure } ms
bench-agenda = Made: { $processes } processes with { $milestones } milestones
bench-agenda-list = The list of the agenda, half of the times within: { $figure } ms (at most { $bound })
bench-agenda-one = The page of one process, half of the times within: { $figure } ms (at most { $bound })
bench-agenda-page = The page over the calendar, half of the times within: { $figure } ms (at most { $bound })
bench-agenda-board = The board by stage, half of the times within: { $figure } ms (at most { $bound })
bench-agenda-month = A month of the calendar, half of the times within: { $figure } ms (at most { $bound })
bench-agenda-statements = The list of statements, half of the times within: { $figure } ms (at most { $bound })
bench-agenda-statement = The page of a statement of ten sections, half of the times within: { $figure } ms (at most { $bound })
bench-agenda-feed = The calendar to subscribe to, half of the times within: { $figure } ms (at most { $bound })
bench-agenda-picture = The picture for a room, asked for until it is drawn, half of the times within: { $figure } ms (at most { $bound })
bench-storm = Storm { $number }: { $kills } kills in { $seconds } s; acknowledged and there once: { $posts } messages, { $edits } edits, { $syntheses } syntheses; { $unanswered } questions went unanswered and were asked again
bench-matrix-not = · Matrix is not measured without --python and a Python in which matrix-synapse and matrix-nio are installed, as in tests/matrix/requirements.txt
bench-matrix-bare = A bare client on Matrix, { $of } of 100 messages from one room to the other within: { $figure } ms
bench-matrix-relay-50 = Puente on Matrix, 50 of 100 within: { $figure } ms (at most { $bound })
bench-matrix-relay-99 = Puente on Matrix, 99 of 100 within: { $figure } ms (at most { $bound })
bench-matrix-burst = · { $count } messages at once: { $rate } a second by Puente ({ $lost } lost, { $disordered } twice or out of order), { $bare } by the bare client ({ $left } lost)
bench-matrix-rate = Rate in a burst, of the bare client's: { $figure } % (at least { $bound })
bench-matrix-used = Processor time for 1,000 messages relayed: { $figure } ms (at most { $bound })
bench-matrix-memory-begins = Memory after 1,000 messages at 8 a second: { $figure } MB
bench-matrix-memory-ends = Memory after 5,000 of them: { $figure } MB (at most { $bound })
bench-matrix-steadily = · { $count } messages in ten minutes, lost: { $lost }
bench-matrix-start = From the start until what was said meanwhile stands in the other room: { $figure } ms (at most { $bound })
bench-matrix-sealed = Messages said in encrypted rooms, and relayed: { $figure }
bench-matrix-memory = Memory after them: { $figure } MB (at most { $bound })
bench-matrix-kill = Kill { $number }, { $encrypted ->
    [yes] encrypted
   *[no] not encrypted
}: of { $count } messages { $lost } lost, { $doubled } twice, { $disordered } out of order
bench-mirror-no-apertium = Apertium is not installed here, so that the mirror is measured without a translator only (apt-get install apertium-eng-spa apertium-apy).
bench-mirror-came = Mirrored messages: { $count } said, { $translated } translated, { $lost } lost, { $disordered } out of order
bench-mirror-median = Sent to its translated copy seen, 1,000 a minute with Apertium, half of them within: { $figure } ms
bench-mirror-slow = Sent to its translated copy seen, 1,000 a minute with Apertium, 99 of 100 within: { $figure } ms
bench-mirror-own-median = Sent to its copy seen, 600 a minute without a translator, half of them within: { $figure } ms (at most { $bound })
bench-mirror-own-slow = Sent to its copy seen, 600 a minute without a translator, 99 of 100 within: { $figure } ms (at most { $bound })
bench-mirror-memory = Memory after a third of the messages { $third } MB, after all of them { $end } MB
