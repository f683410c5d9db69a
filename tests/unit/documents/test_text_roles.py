"""Roles of the blocks of plain text articles (gold: decided by people, in our own words).

Each line is one block, `role | its words`; the article is these blocks parted by blank lines.
"""
# ruff: noqa: E501  (articles stand as they are, one block a line)

import pytest

from onrecord.documents import read_document

ARTICLES = {
    "wire": """
        headline    | Coalition jets hit convoy near border town, monitors say
        byline      | By Jane Doe and John Roe
        body        | BAGHDAD (Reuters) - Coalition jets struck a convoy near the border town of al-Qaim on Monday, monitors said.
        body        | The convoy was carrying fuel.
        body        | “We counted nine trucks,” said Ali Hassan, who runs the monitoring group.
        subheading  | ‘A matter of hours’
        body        | The ministry said that it would look into the report, and that it had no figures for the dead.
        boilerplate | (Reporting by Jane Doe in Baghdad; Editing by John Roe)
        boilerplate | Our Standards: The Thomson Reuters Trust Principles.
    """,
    "republished": """
        headline    | Why the numbers of strikes do not add up
        byline      | By Ann Lee
        dateline    | The Daily Example, 4 March 2018
        body        | The army says that strikes fell. Its own releases, which list every target of every day since the summer, say otherwise.
        subheading  | What the releases list
        body        | There were 94 strikes on one day in September, three times as many as on an ordinary day.
        credit      | This article was originally published by The Other Paper. Copyright © Ann Lee, The Other Paper, 2018
        boilerplate | Disclaimer: The contents of this article are the sole responsibility of the author. The Daily Example will not be responsible for any statement in this article that turns out to be inaccurate.
        boilerplate | The Daily Example grants permission to cross-post articles on community sites as long as the text is not changed.
        boilerplate | For media inquiries: press@daily.example
    """,
    "broadcaster": """
        boilerplate | World
        headline    | Deadly raid 'was an error', general admits
        dateline    | Published 3 October 2017
        credit      | Image source: Getty Images
        caption     | A hospital ward after the raid (file photo)
        body        | A raid that killed 22 people last week was an error, a general has told parliament.
        body        | General Paul Moreau said the pilots "believed that they saw fighters".
        subheading  | Who was killed?
        body        | Hospital staff said that nine of the dead were children.
        boilerplate | You may also like:
        boilerplate | Five charts that explain the air war
        boilerplate | Follow our reporters on Twitter
        boilerplate | Related Topics
    """,
    "short quotes stay body": """
        headline    | Mayor rejects report on burglaries
        byline      | By Sam Hill, Staff Writer
        body        | The mayor has rejected a report that says burglaries doubled in a year.
        body        | "Nobody asked us."
        body        | "We have our own figures," she said.
        body        | “Is this how one counts?”
        body        | She left without taking questions.
    """,
    "no headline": """
        body        | Relations between the two governments got worse on Tuesday, as a spokesman for the ministry accused the coalition of only pretending to fight in the north of the country.
        body        | Everyone sees that they pretend,” said the spokesman.
        body        | He gave no evidence.
        credit      | Photo courtesy of the Ministry of Defence
    """,
    "opinion": """
        headline    | We should count the dead better
        subheading  | Nobody knows how many people died in last year's raids, and that is a choice
        byline      | By Dr. Maria Ito
        dateline    | Monday, May 7, 2018 10:30 a.m.
        body        | Copyright law has a register of works. The dead have none.
        body        | Share prices are known to the second. Comment is free, said an editor long ago, but the facts of these raids are not even counted.
        body        | Sign language interpreters at the hearing said that they had no sign for it.
        body        | Become numb to it, and it goes on.
        boilerplate | Maria Ito is a writer based in Geneva. Follow her on Twitter @example
        boilerplate | The views expressed in this article are the author's own.
        boilerplate | Sign up for our weekly newsletter
        boilerplate | © 2018 Example Media Ltd. All rights reserved.
    """,
    "report page": """
        headline    | Monitors: violations of the truce doubled
        dateline    | September 2016
        boilerplate | Region: Middle East
        boilerplate | Theme: Armed conflict
        boilerplate | Share this:
        body        | Monitors recorded 214 violations of the truce in its second week, twice as many as in the first.
        body        | Region by region, the picture differs: the north was quiet.
        body        | Read together, the figures suggest that neither side kept its word, a diplomat said.
        boilerplate | Read more: How the truce was made
        boilerplate | Filed under: truce, monitors
    """,
    "agency": """
        headline    | Army reports gains in the east
        body        | MOSCOW, October 10. /TASS/. The army has taken two villages in the east, the ministry said.
        body        | According to the ministry, the advance took three days.
        boilerplate | ---ENDS---
    """,
    "membership in the middle": """
        headline    | Strikes on the city rose in June
        byline      | By Lee Wong | June 30, 2017
        body        | Strikes on the city rose in June, the council said.
        boilerplate | Support our journalism. Become a member today.
        body        | The council counted 41 strikes, against 30 in May.
        boilerplate | ADVERTISEMENT
        body        | Its figures could not be checked.
        boilerplate | Get the morning briefing in your inbox
        body        | The army does not publish any figures for the city, and its spokesman declined to comment.
    """,
    "wire contribution": """
        headline    | Protesters block port for third day
        byline      | By MARY JONES, Associated Press
        body        | ATHENS, Greece (AP) — Protesters blocked the port for a third day on Friday.
        body        | Police said that 400 people took part; the union said 2,000.
        body        | "They cannot count," union leader Nikos Pappas said.
        boilerplate | Associated Press writer Eva Ray contributed to this report from Thessaloniki.
        boilerplate | Copyright 2019 The Associated Press. All rights reserved. This material may not be published, broadcast, rewritten or redistributed.
    """,
    "headings in capitals": """
        headline    | FOUR CLAIMS ABOUT THE OFFENSIVE, CHECKED
        body        | We checked four claims that were made in the debate on the offensive.
        subheading  | CLAIM 1: THE STRIKES STOPPED
        body        | They did not stop.
        subheading  | CLAIM 2: CIVILIANS WERE WARNED
        body        | Residents told us that leaflets fell in two of five quarters.
        boilerplate | Got a tip? Write to tips@checks.example
        boilerplate | Tags: offensive, leaflets
    """,
    "statement": """
        headline    | UN says 14 killed in market shelling
        body        | GENEVA, 3 May 2017 - At least fourteen people were killed when shells hit a market, the United Nations said on Wednesday.
        body        | The spokesperson said: "This cannot go on."
        body        | Q: How many shells were there?
        body        | A: We counted three.
        body        | * 14 killed
        body        | * 31 wounded
        boilerplate | Contact: Jane Doe, +41 22 000 00 00, press@un.example
    """,
    "labels and a second deck": """
        boilerplate | EXCLUSIVE
        headline    | Minister 'knew of raid before it began'
        subheading  | Leaked memo contradicts account given to parliament
        byline      | Jane Doe, Defence Editor
        dateline    | Sunday 12 March 2017 09.30 GMT
        boilerplate | Share on Facebook Share on Twitter
        body        | The defence minister knew of the raid two days before it began, according to a memo seen by the Example.
        body        | The memo, dated 3 March, says the minister "has been briefed in full".
        body        | More than 40 people died.
        subheading  | Analysis
        subheading  | Why it matters
        body        | Nobody knows who wrote the memo.
        subheading  | More violence
        body        | The minister told parliament last week that he first heard of it on television.
        boilerplate | Topics
        boilerplate | UK politics
        boilerplate | Reuse this content
    """,
    "prose that starts like furniture": """
        headline    | Tests of patience
        body        | The council said that burglaries fell by a third.
        body        | Disclaimer or not, the mayor said he stood by his figures for the year.
        body        | "Support us," he begged. Copyright 2017 was on the slide.
        body        | Correction officers at the prison said that 30 inmates had escaped since May.
        body        | Contact with the ship was lost at noon, officials said.
        body        | Follow-up strikes killed nine people, the ministry said.
        body        | By Monday night, the army had taken the hill.
        body        | Sources: the ministry said that it had none.
        body        | Read his lips: no new taxes, the senator said.
        body        | Help arrived late on Tuesday, residents said.
        body        | Home to 20,000 people, the town fell in May.
        body        | More in sorrow than in anger, she told the court that eleven men had gone.
        body        | Watch out for the numbers, warned the analyst.
        body        | Editor John Roe said he had counted 30 raids.
        body        | Top officials said 12 soldiers died.
        body        | About the author of the attack nothing is known, police said.
        body        | Give now to get later, he told the rally.
    """,
    "credits in front": """
        credit      | Reprinted with permission from The Harbour Gazette
        headline    | Fishing boats shelled off the coast
        byline      | Written by: Omar Said
        dateline    | Harbour Gazette | 12 Jan. 2015
        body        | Three boats were shelled off the coast on Sunday, the harbour master said.
        body        | The navy denied it.
    """,
}


def parts(article: str) -> list[tuple[str, str]]:
    lines = [line.strip().partition("|") for line in article.strip().splitlines()]
    return [(role.strip(), words.strip()) for role, _, words in lines]


def shown(pairs: list[tuple[str, str]]) -> str:
    return "\n".join(f"{role:11} | {words}" for role, words in pairs)


@pytest.mark.parametrize("name", ARTICLES)
@pytest.mark.parametrize("newline", ["\n", "\r\n"], ids=["LF", "CRLF"])
def test_roles(name: str, newline: str) -> None:
    expected = parts(ARTICLES[name])
    document = read_document((newline * 2).join(words for _, words in expected).encode())
    found = [(block.role, block.span.of(document.text)) for block in document.blocks]
    assert shown(found) == shown(expected)


@pytest.mark.parametrize("name", ARTICLES)
def test_roles_with_one_paragraph_a_line(name: str) -> None:
    expected = parts(ARTICLES[name])
    document = read_document("\n".join(words for _, words in expected).encode())
    found = [(block.role, block.span.of(document.text)) for block in document.blocks]
    assert shown(found) == shown(expected)
