"""Invented reports about one invented evening on a lake, each in a relation to the others."""

WIRE = """\
PORT SALIS, Feb 11 (Northwire) - Gunboats from Ardia fired on a ferry in the Strait of Salis on \
Monday evening, wounding at least nine passengers, the coast guard of Belmar said, in the worst \
clash since the fishing dispute began.

The ferry Saint Olga was carrying 214 people from Port Salis to the island of Merse when two grey \
vessels without flags closed in on it shortly after sunset, the coast guard said in a statement. It \
was hit four times above the waterline and returned under its own power.

"We heard the first shots and thought it was fireworks," said Ilka Toman, a schoolteacher who was on \
the upper deck. "Then the glass came down on us and nobody was laughing any more."

Ardia's defence ministry denied that its navy had opened fire. It said that its patrol boats had \
been 30 nautical miles to the north at the time and that Belmar was inventing an incident to bring \
foreign warships into the strait.

Prime Minister Radu Selk called his security council for Tuesday morning. "A state that shoots at \
schoolteachers cannot expect to sell us its fish," he told reporters outside the harbour office.

The two countries have quarrelled over herring quotas since October, when Ardia withdrew from a \
treaty of 1987 and sent fishery inspectors aboard 61 Belmari trawlers. Talks in Zurich broke off in \
January without a date for another round.

Doctors at the Saint Anne hospital said that three of the wounded were in a serious condition. The \
operator of the ferry suspended all crossings until Thursday."""

LOCAL = """\
Nine hurt as ferry comes under fire

PORT SALIS (Northwire) — Gunboats from Ardia fired on a ferry in the Strait of Salis on Monday \
evening, wounding at least nine passengers, the coast guard of Belmar said, in the worst clash since \
the fishing dispute began.

The ferry Saint Olga was carrying 214 people from Port Salis to the island of Merse when two grey \
vessels without flags closed in on it shortly after sunset, the coast guard said in a statement. It \
was hit four times above the waterline and returned under its own power.

“We heard the first shots and thought it was fireworks,” said Ilka Toman, a schoolteacher who was on \
the upper deck. “Then the glass came down on us and nobody was laughing any more.”

Ardia’s defence ministry denied that its navy had opened fire. It said that its patrol boats had \
been 30 nautical miles to the north at the time and that Belmar was inventing an incident to bring \
foreign warships into the strait.

Prime Minister Radu Selk called his security council for Tuesday morning. “A state that shoots at \
schoolteachers cannot expect to sell us its fish,” he told reporters outside the harbour office.

Doctors at the Saint Anne hospital said that three of the wounded were in a serious condition. The \
operator of the ferry suspended all crossings until Thursday."""

BRIEF = """\
Gunboats from Ardia fired on a ferry in the Strait of Salis on Monday evening, wounding at least \
nine passengers, the coast guard of Belmar said. It was hit four times above the waterline and \
returned under its own power. Ardia's defence ministry denied that its navy had opened fire. The \
operator of the ferry suspended all crossings until Thursday."""

REWRITE = """\
At least nine passengers were wounded on Monday evening when gunboats from Ardia fired on a ferry in \
the Strait of Salis, Belmar's coast guard says. It is the worst clash since the two countries fell \
out over fishing.

The Saint Olga had 214 people on board and was on its way from Port Salis to the island of Merse. \
Shortly after sunset two grey vessels without flags closed in on it and hit it four times above the \
waterline, according to the coast guard. The ship made it back under its own power.

Ilka Toman, a schoolteacher, was on the upper deck. "We heard the first shots and thought it was \
fireworks," she said. "Then the glass came down on us and nobody was laughing any more."

The defence ministry of Ardia denies that its navy opened fire: its patrol boats, it says, had been \
30 nautical miles to the north at the time. It accuses Belmar of inventing an incident so as to \
bring foreign warships into the strait.

Radu Selk, the prime minister, has called his security council for Tuesday morning. Herring quotas \
have been in dispute since October, when Ardia left a treaty of 1987 and put fishery inspectors \
aboard 61 Belmari trawlers."""

HONEST = """\
The lights of Merse were already in sight when the windows of the Saint Olga burst. Nine people are \
in hospital tonight after shots were fired at the evening ferry from Port Salis, and nobody can say \
with certainty who fired them.

Passengers who came ashore in blankets told this newspaper of two boats that showed no lights and \
answered no calls. One man counted a dozen shots; another was sure that there had been no more than \
five. The captain, still in his soaked uniform, said that he had turned the ship's searchlight on \
the nearer boat and seen a covered gun on its bow.

"A state that shoots at schoolteachers cannot expect to sell us its fish," Prime Minister Radu Selk \
said at the harbour office. The remark drew applause from the quay, where relatives had been waiting \
since nine o'clock.

Ardia says that none of its patrols came near. Its consul in Port Salis, reached by telephone, \
called the accusation absurd and asked why a navy should waste shells on commuters. He promised to \
pass on all questions to his capital.

Behind the shots lies a quarrel about herring that few outside the two ports can follow. Fishermen \
on both shores have been stopped, searched and sent home this winter, and those of Merse say they \
have not earned their diesel since Christmas."""

FOLLOW_UP = """\
Belmar will let a Swiss frigate escort its ferries from next week, the transport ministry said on \
Friday, four days after the evening crossing to Merse came under fire.

The warship Rigi is to arrive on Sunday and will sail half a mile behind each ferry during the hours \
of darkness. Its captain has orders to observe and to rescue, not to shoot, a spokeswoman for the \
Swiss embassy said. Ardia called the plan a theft of the strait and recalled its ambassador for \
consultations.

Merchants on the island welcomed the decision. Bread had run short since the operator stopped the \
service, said the owner of the largest bakery, and the pharmacy was down to its last insulin. The \
first ferry with flour is expected on Saturday at noon.

The two countries have quarrelled over herring quotas since October, when Ardia withdrew from a \
treaty of 1987 and sent fishery inspectors aboard 61 Belmari trawlers. Talks in Zurich broke off in \
January without a date for another round."""

SPEECH = """\
Ten weeks ago I promised the people of this island a bridge, and tonight I come to say that there \
will be none. The money that was meant for concrete has gone into searchlights and sandbags. I know \
what you will say when I have sat down. You will say that a minister who cannot build should not ask \
others to guard. But a bridge that is shelled joins nothing."""

TABLOID = """\
COWARDLY gunmen in unmarked boats turned a cosy commuter crossing into a nightmare last night.

Nine day trippers were rushed to hospital after bullets ripped through the Saint Olga.

Teacher Ilka Toman, 44, told of her terror on the top deck: "We heard the first shots and thought \
it was fireworks." She sobbed: "Then the glass came down on us and nobody was laughing any more."

Steely Radu Selk vowed revenge on the bullies next door. "A state that shoots at schoolteachers \
cannot expect to sell us its fish," he thundered.

But brazen Ardia swore blind that its sailors were miles off and its press man Bo Lund scoffed: \
"They are inventing an incident."

Islanders face days without a boat as bosses tied up the fleet."""
