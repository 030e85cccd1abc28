"""What everyday reports of conflict say, type by type, and what only sounds like it."""

from functools import cache

import pytest

from standoff.document import Document
from standoff.extract import events, parties, spelling
from standoff.extract.mention import Mention
from standoff.extract.parser import parse
from standoff.reading import Event


@cache
def found(text: str) -> list[Mention[Event]]:
    document = Document(text)
    syntax = parse(document)
    spelling.mend(syntax)
    return events.find(document, syntax, lambda word: parties.describe(document, word))


@pytest.mark.parametrize(
    ("text", "kind", "trigger", "actors"),
    [
        # -- RETREAT
        ("Chad has withdrawn its tanks from the valley.", "RETREAT", "withdrawn", "Chad"),
        ("Armenia ordered 2,000 soldiers back from the ridge on Tuesday.", "RETREAT", "ordered", "Armenia"),
        ("Seven drivers held since March were freed on Friday.", "RETREAT", "freed", ""),
        ("The general has offered to lay down his arms.", "RETREAT", "lay down his arms", "general"),
        ("The Lachin road has been reopened to traffic.", "RETREAT", "reopened", ""),
        ("The convoy turned around and headed back to barracks.", "RETREAT", "headed", "convoy"),
        ("The rebels have pulled their gunmen off the hills above Goma.", "RETREAT", "pulled", "rebels"),
        ("The frigate turned for home after two weeks off the Libyan coast.", "RETREAT", "turned", "frigate"),
        ("Bahrain has lifted its air blockade of Qatar.", "RETREAT", "lifted its air blockade", "Bahrain"),
        # -- CONCEDE
        ("The ban on night flights was lifted on Sunday.", "CONCEDE", "ban on night flights was lifted", ""),
        ("The court acquitted the opposition leader of treason.", "CONCEDE", "acquitted", "court"),
        ("The dockers ended their strike after nine days.", "CONCEDE", "ended their strike", "dockers"),
        ("A royal pardon was issued for 140 inmates.", "CONCEDE", "pardon was issued", ""),
        ("Ankara gave in to the demands of the truckers.", "CONCEDE", "gave in", "Turkey"),
        ("Iran has admitted shooting down the airliner by mistake.", "CONCEDE", "admitted", "Iran"),
        ("The curfew in the port has been relaxed.", "CONCEDE", "curfew in the port has been relaxed", ""),
        ("Cameroon commuted the death sentences of 28 separatists.", "CONCEDE", "commuted", "Cameroon"),
        # -- AGREE
        ("Ethiopia has agreed to reopen the corridor to aid convoys.", "AGREE", "agreed", "Ethiopia"),
        ("Germany offered 400 million euros for the refugees.", "AGREE", "offered", "Germany"),
        ("Manila is willing to talk to the guerrillas.", "AGREE", "willing", "Philippines"),
        ("The king has vowed to protect the pilgrims.", "AGREE", "vowed", "king"),
        ("An offer of mediation came from Oman.", "AGREE", "offer", "Oman"),
        ("The foreign minister said Iran stood ready to resume talks.", "AGREE", "ready", "Iran"),
        ("Both governments have signed up to the ban on landmines.", "AGREE", "signed up", "governments"),
        ("Kosovo accepted the French plan.", "AGREE", "accepted", "Kosovo"),
        # -- CONSULT
        ("The UN envoy is due in Juba on Thursday.", "CONSULT", "due", "UN envoy"),
        ("The two leaders spoke by telephone for an hour.", "CONSULT", "spoke", "leaders"),
        ("A summit of Gulf rulers opens in Muscat on Sunday.", "CONSULT", "summit", "Gulf rulers"),
        ("Turkish PM meets Greek counterpart in Athens", "CONSULT", "meets", "Turkish PM, Greek counterpart"),
        ("Brussels is trying to mediate between Serbia and Kosovo.", "CONSULT", "mediate", "European Union"),
        ("Malawi wants talks with Tanzania.", "CONSULT", "talks", "Malawi, Tanzania"),
        ("Negotiators are expected in Doha on Wednesday.", "CONSULT", "expected", "Negotiators"),
        ("Indirect talks between Israel and Hamas resumed in Cairo.", "CONSULT", "talks", "Israel, Hamas"),
        # -- SUPPORT
        ("Tehran welcomed the outcome of the vote in Baghdad.", "SUPPORT", "welcomed", "Iran"),
        ("Cuba has thrown its weight behind the Venezuelan leader.", "SUPPORT", "thrown its weight", "Cuba"),
        ("The bishops voiced their support for the strikers.", "SUPPORT", "voiced their support", "bishops"),
        ("The Dutch premier paid tribute to the peacekeepers.", "SUPPORT", "paid tribute", "Dutch premier"),
        ("Senegal came out in favour of the resolution.", "SUPPORT", "came out in favour", "Senegal"),
        ("Belgrade opened an embassy in Windhoek.", "SUPPORT", "opened", "Serbia"),
        ("Tuvalu switched recognition from Taiwan to China.", "SUPPORT", "switched recognition", "Tuvalu"),
        ("The assembly passed a resolution backing the sanctions.", "SUPPORT", "backing", ""),
        # -- COOPERATE
        ("India and Japan will share intelligence on submarines.", "COOPERATE", "share", "India, Japan"),
        ("Joint patrols along the Mekong began on Monday.", "COOPERATE", "patrols", ""),
        ("Morocco extradited the suspect to Belgium.", "COOPERATE", "extradited", "Morocco"),
        ("Chile agreed to sell helicopters to Ecuador.", "COOPERATE", "sell", "Chile"),
        ("The police forces swap information on stolen weapons.", "COOPERATE", "swap", "police forces"),
        ("Turkmenistan resumed gas exports to Russia.", "COOPERATE", "resumed gas exports", "Turkmenistan"),
        ("The suspected bomber was extradited from Spain on Friday.", "COOPERATE", "extradited", "Spain"),
        ("Jordan handed over a suspected smuggler to Syria.", "COOPERATE", "handed over", "Jordan"),
        # -- AID
        ("Sweden sent 50 armoured vehicles to Ukraine.", "AID", "sent", "Sweden"),
        ("Japan gave Fiji a patrol boat.", "AID", "gave Fiji a patrol boat", "Japan"),
        ("Aid worth 40 million dollars was shipped to Haiti by Brazil.", "AID", "shipped", "Brazil"),
        ("British instructors are training the Nigerian army.", "AID", "training", "British instructors"),
        ("The arming of the tribes by Washington alarmed the neighbours.", "AID", "arming", "United States"),
        ("Emergency relief for the earthquake zone came from Israel.", "AID", "relief", "Israel"),
        ("A shipment of rifles from Belarus reached the militia in May.", "AID", "shipment", "Belarus"),
        ("Rebels in the north receive weapons and money from Kigali.", "AID", "receive", "Rwanda"),
        # -- REQUEST
        ("Calls for a ceasefire are growing in the capital.", "REQUEST", "Calls", ""),
        ("Foreigners have been advised to leave Khartoum.", "REQUEST", "advised", ""),
        ("Kuwait wants the airline to pay damages.", "REQUEST", "wants", "Kuwait"),
        ("The general is pressing the president for more men.", "REQUEST", "pressing", "general"),
        ("The rebels sought a meeting with the envoy.", "REQUEST", "sought", "rebels"),
        ("Residents of the border villages were ordered to leave their homes.", "REQUEST", "ordered", ""),
        ("Tonga has turned to China for a loan.", "REQUEST", "turned", "Tonga"),
        ("At the insistence of Cairo, the border clause was deleted.", "REQUEST", "insistence", "Egypt"),
        # -- ACCUSE
        ("Bolivia took the dispute to the International Court of Justice.", "ACCUSE", "took", "Bolivia"),
        ("Gambia asked the court to order an end to the killings.", "ACCUSE", "asked", "Gambia"),
        ("Nicosia pointed the finger at Ankara.", "ACCUSE", "pointed the finger", "Cyprus"),
        ("The attack drew condemnation from Paris.", "ACCUSE", "drew condemnation", "France"),
        ("The editor is on trial for insulting the king.", "ACCUSE", "is on trial", ""),
        ("Rwanda stands accused of backing the rebels.", "ACCUSE", "accused", ""),
        ("Rights groups hold the militia responsible for the massacre.", "ACCUSE", "hold", "Rights groups"),
        ("There was an outcry in Jakarta over the beating of the maid.", "ACCUSE", "outcry", "Indonesia"),
        # -- REJECT
        ("Caracas dismissed the claims as lies.", "REJECT", "dismissed", "Venezuela"),
        ("The Malian junta snubbed the French envoy.", "REJECT", "snubbed", "Malian junta"),
        ("The proposal was voted down by the senate.", "REJECT", "voted down", "senate"),
        ("The general ruled out talks with the rebels.", "REJECT", "ruled out", "general"),
        ("A judge threw out the petition.", "REJECT", "threw out", "judge"),
        ("Baghdad denied the team entry.", "REJECT", "denied the team entry", "Iraq"),
        # -- THREATEN
        ("Pyongyang threatened to turn Seoul into a sea of fire.", "THREATEN", "threatened", "North Korea"),
        ("Tehran has vowed revenge for the killing of the general.", "THREATEN", "vowed", "Iran"),
        ("Baku issued an ultimatum to the garrison.", "THREATEN", "issued an ultimatum", "Azerbaijan"),
        ("The ex-president has been getting death threats.", "THREATEN", "getting death threats", ""),
        ("The junta's threats against the broadcaster have grown louder.", "THREATEN", "threats", "junta"),
        ("The Speaker was warned not to land in Taipei.", "THREATEN", "warned", ""),
        ("Gunmen set a deadline of Friday for the ransom.", "THREATEN", "set a deadline", "Gunmen"),
        ("Workers are threatening to walk out.", "THREATEN", "threatening", "Workers"),
        # -- ASSAULT
        ("Soldiers stormed the town hall.", "ASSAULT", "stormed", "Soldiers"),
        ("The gunboat fired on a ferry.", "ASSAULT", "fired", "gunboat"),
        ("Shots were fired at the convoy of the governor.", "ASSAULT", "Shots were fired", ""),
        ("The clash left a dozen dead.", "ASSAULT", "clash", ""),
        ("Rwandan soldiers crossed the border on Sunday night.", "ASSAULT", "crossed", "Rwandan soldiers"),
        ("The village came under mortar fire.", "ASSAULT", "came under mortar fire", ""),
        ("Raiders torched 40 huts.", "ASSAULT", "torched", "Raiders"),
        ("A teacher was dragged from her car and beaten.", "ASSAULT", "beaten", ""),
        ("Mortar rounds landed in the market.", "ASSAULT", "landed", ""),
        ("Eritrea is planning an attack on Tigray.", "ASSAULT", "attack", "Eritrea"),
        ("Both navies avoided a clash.", "ASSAULT", "clash", "navies"),
        # -- PROTEST
        ("Nurses walked out over pay on Monday.", "PROTEST", "walked out", "Nurses"),
        ("There were demonstrations in six cities.", "PROTEST", "demonstrations", ""),
        ("Prisoners are refusing food.", "PROTEST", "refusing food", "Prisoners"),
        ("The opposition called a rally for Saturday.", "PROTEST", "called a rally", "opposition"),
        ("Kurds staged a sit-in at the airport.", "PROTEST", "staged a sit-in", "Kurds"),
        ("Lorry drivers downed tools.", "PROTEST", "downed tools", "Lorry drivers"),
        ("Teachers in Lima have been on strike since April.", "PROTEST", "been on strike", "Teachers"),
        ("Doctors across Nigeria began a five-day strike.", "PROTEST", "began a five-day strike", "Doctors"),
        # -- SANCTION
        ("Bern froze the assets of four generals.", "SANCTION", "froze the assets", "Switzerland"),
        ("Burundi was suspended from the African Union.", "SANCTION", "suspended", ""),
        ("Qatar Airways has halted flights to Asmara.", "SANCTION", "halted flights", "Qatar Airways"),
        ("The envoys walked out of the talks.", "SANCTION", "walked out", "envoys"),
        ("Paris broke off relations with Damascus.", "SANCTION", "broke off relations", "France"),
        ("Vienna declared the spy persona non grata.", "SANCTION", "declared", "Austria"),
        ("Brazil's ambassador to Israel was called home.", "SANCTION", "called", ""),
        ("The punitive tariffs hit Chinese steel from Monday.", "SANCTION", "hit", "China"),
        # -- COERCE
        ("All border crossings would be closed, the minister said.", "COERCE", "closed", ""),
        ("Libya sealed the frontier with Niger.", "COERCE", "sealed", "Libya"),
        ("Someone jammed the signal of the state broadcaster.", "COERCE", "jammed", ""),
        ("The ministry was hit by a cyber attack.", "COERCE", "hit by a cyber attack", ""),
        ("Gazprom cut the gas supply to Moldova.", "COERCE", "cut", "Gazprom"),
        ("The editor was taken into custody at the airport.", "COERCE", "taken into custody", ""),
        ("Opposition websites have been blocked in Uganda.", "COERCE", "blocked", ""),
        ("Thousands of Rohingya were driven from their homes by the army.", "COERCE", "driven", "army"),
        # -- MOBILIZE
        ("Kigali ordered a further 2,000 soldiers to the river.", "MOBILIZE", "ordered", "Rwanda"),
        ("Military vehicles had been passing through the town all night.", "MOBILIZE", "passing", ""),
        ("The units are on exercise until Friday.", "MOBILIZE", "are on exercise", "units"),
        ("The exercise was extended by a week.", "MOBILIZE", "exercise was extended", ""),
        ("Guinea has put its army on alert.", "MOBILIZE", "put its army on alert", "Guinea"),
        ("Satellite images show hundreds of tanks parked near Gomel.", "MOBILIZE", "parked", "tanks"),
        ("There is a heavy army presence in Jaffna.", "MOBILIZE", "presence", "army"),
        ("Columns of armour rolled towards the frontier.", "MOBILIZE", "rolled", "Columns of armour"),
        ("Finland is digging trenches along its eastern border.", "MOBILIZE", "digging", "Finland"),
        ("North Korea fired a ballistic missile into the Sea of Japan.", "MOBILIZE", "fired", "North Korea"),
        # -- whose a noun event is
        ("The king has plans for a raid on Togo.", "ASSAULT", "raid", "king"),
        ("Peru's preparations for talks with Chile are over.", "CONSULT", "talks", "Peru, Chile"),
        ("A wave of attacks by rebels shook Goma.", "ASSAULT", "attacks", "rebels"),
        ("The jailing of two editors by the junta was condemned.", "COERCE", "jailing", "junta"),
        ("Clashes broke out between police and farmers.", "ASSAULT", "Clashes", "police, farmers"),
    ],
)
def test_reports_give_type_trigger_and_actors(text: str, kind: str, trigger: str, actors: str) -> None:
    read = [
        (m.value.type, m.value.trigger.text, ", ".join(p.name for p in m.value.actors)) for m in found(text)
    ]
    assert (kind, trigger, actors) in read


@pytest.mark.parametrize(
    ("text", "kind", "recipients"),
    [
        ("Ecuador granted asylum to the editor.", "AID", "editor"),
        ("Rebels receive rifles from Kigali.", "AID", "Rebels"),
        ("Kuwait feared an invasion by Iraq.", "ASSAULT", "Kuwait"),
        ("The ministry was hit by a cyber attack.", "COERCE", "ministry"),
        ("Libya sealed the frontier with Niger.", "COERCE", "Niger"),
        ("Two fishermen died when a shell hit their boat.", "ASSAULT", "fishermen"),
        ("Prosecutors dropped all charges against the two reporters.", "CONCEDE", "reporters"),
        ("The guerrillas will lay down their guns.", "RETREAT", ""),
    ],
)
def test_reports_give_to_whom(text: str, kind: str, recipients: str) -> None:
    read = [(m.value.type, ", ".join(party.name for party in m.value.recipients)) for m in found(text)]
    assert (kind, recipients) in read


@pytest.mark.parametrize(
    "text",
    [
        "The bank cut its forecast for growth.",
        "A meeting of minds is needed between art and science.",
        "The house is close to the station.",
        "The fire at the paper mill was put out by noon.",
        "She asked whether the shop was open.",
        "He apologised for being late to dinner.",
        "The chef asked for more salt.",
        "They agreed that the weather was awful.",
        "The bill for the repairs was enormous.",
        "The storm cut power to 3,000 homes.",
        "Heavy rain closed the road for hours.",
        "The singer was mobbed by fans at the airport.",
        "The goalkeeper saved two penalties.",
        "Sales exploded after the advert went out.",
        "The author killed off her hero in the last chapter.",
        "The coach demanded more effort from the midfield.",
        "The airline cancelled 40 flights because of fog.",
        "Retailers called for patience as deliveries ran late.",
        "The team withdrew from the tournament.",
        "The player was banned for two matches.",
        "The teacher told the class to sit down.",
        "She promised her daughter a kitten.",
        "The company reached an agreement with its landlord.",
        "The comedian blew up balloons for the children.",
        "The virus invaded the lungs.",
        "Passengers were asked to remain seated.",
        "The bakery fired its delivery boy.",
        "A strike by the centre forward settled the tie.",
        "Two climbers died in an avalanche in Nepal.",
        "The exercise helps your back.",
    ],
)
def test_everyday_talk_sport_and_business_are_no_events(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Chad has withdrawn its ambassador from Sudan.", ["SANCTION"]),
        ("Prisoners of war were fed on Monday.", []),
        ("Chad exchanged prisoners of war with Sudan.", ["RETREAT"]),
        ("The outbreak of war between Chad and Sudan shook the region.", ["ASSAULT"]),
    ],
)
def test_what_is_withdrawn_and_whose_war_it_is(text: str, kinds: list[str]) -> None:
    assert [str(mention.value.type) for mention in found(text)] == kinds


def test_what_is_left_unsaid_counts_only_where_a_text_speaks_of_conflict() -> None:
    assert found("The road was blocked.") == []
    assert [m.value.type for m in found("Troops have left. The road was blocked.")] == ["RETREAT", "COERCE"]


def test_a_death_is_an_attack_only_in_a_text_of_attacks() -> None:
    assert found("Five people died on Friday.") == []
    kinds = [m.value.type for m in found("There was shelling all night. Five people died.")]
    assert kinds == ["ASSAULT", "ASSAULT"]
