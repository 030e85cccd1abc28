"""Small pages of invented news sites."""

from __future__ import annotations

PARAGRAPHS = [
    "Engineers closed the bridge at Elvas on Monday after a barge struck a pier, the port office said.",
    "The harbour master, Inês Valadares, said that nobody was hurt and that divers would look at it.",
    "Lorries were sent over the northern crossing, which adds about forty minutes to the way to Badajoz.",
    "A spokesman for the barge's owner denied that the crew had ignored a warning sent by radio.",
    "Shopkeepers in the old town feared a quiet week, since most of their custom comes over the river.",
    "The bridge was last closed eleven years ago, when a flood carried away part of its eastern ramp.",
]


def paragraphs(texts: list[str] = PARAGRAPHS) -> str:
    return "".join(f"<p>{text}</p>\n" for text in texts)


def page(body: str, head: str = "") -> bytes:
    return f"<!DOCTYPE html><html lang=en><head>{head}</head><body>{body}</body></html>".encode()


FULL = page(
    f"""
<header>
  <a href="/">The Guadiana Post</a>
  <nav><ul><li><a href="/world">World</a></li><li><a href="/port">Port</a></li></ul></nav>
</header>
<main><article>
  <h1>Barge strikes bridge at Elvas</h1>
  <p class="byline">By Marta Quintela</p>
  {paragraphs(PARAGRAPHS[:3])}
  <figure><img src="pier.jpg"><figcaption>The pier on Monday. Photograph: Port office</figcaption></figure>
  <p>Read more: <a href="/flood">The flood of that year</a></p>
  <p>Advertisement</p>
  <h2>What the owner says</h2>
  {paragraphs(PARAGRAPHS[3:])}
</article>
<aside>
  <h3>Most read</h3>
  <p><a href="/1">A parrot that knows the tides and tells them to anybody who asks it for them</a></p>
</aside>
<section id="comments" class="comments">
  <p>First! This bridge was always going to be hit by something, and I said so many years ago.</p>
</section></main>
<footer><p>Copyright The Guadiana Post. All rights reserved.</p></footer>
<script>var secret = "not text";</script>
""",
    """<meta charset="utf-8"><title>Barge strikes bridge at Elvas | The Guadiana Post</title>
<link rel="canonical" href="https://www.guadianapost.example/port/barge">
<meta property="og:site_name" content="The Guadiana Post">
<meta property="article:published_time" content="2031-05-06T23:30:00-05:00">
<meta property="article:modified_time" content="2031-05-09T08:00:00Z">""",
)
