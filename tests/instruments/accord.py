"""An invented accord between Ostria and Varland, with the forms that real ones have."""

from __future__ import annotations

from datetime import date

SIGNED = date(2021, 3, 14)

ACCORD = """ALDMOOR ACCORD
The Government of Ostria and the Government of Varland,
Recalling the talks of 2 March 2021,
AGREE AS FOLLOWS:
1. All fighting shall stop from 00:01 on 15 March 2021.
2. Withdrawal of artillery by both armies from the Vesk corridor.
The withdrawal is to start on day 2 of the cease-fire and to be completed within 10 days.
3. Within 72 hours of the signing of this Accord, each Party shall hand over its maps of minefields to the Observer \
Mission.
4. The Parties shall not:
(a) build new positions in the corridor;
(b) fly aircraft over the corridor.
5. The Observer Mission may enter any village in the corridor.
6. A road around Vesk shall be built by Varland no later than 30 June 2022, provided that the corridor is open.
7. The lists of prisoners shall be published by the Red Circle and handed to the Observer Mission.
8. Ban on reconnaissance flights, as well as ban on the use of drones.
9. The Parties should consider a joint memorial.
Done at Aldmoor on 14 March 2021.
"""

RESOLUTION = """The Council,
Noting with concern the reports of 1 May 2021,
1. Calls upon both Governments to refrain from any action which might widen the conflict;
2. Demands that the siege of Vesk end;
3. Requests the Secretary-General to send observers, to keep the Council informed, and to report by 15 June 2021;
4. Decides to remain seized of the matter.
"""
