//! Web pages: the main text, without menus and advertisements, and the page's own metadata.

use dom_smoothie::{Article, Config, Readability, TextMode};

use super::draft::Draft;
use super::error::{Place, ReadError};

/// Where pages put the day of publication, besides what the library looks at, surest first.
const DATES: [(&str, &str); 4] = [
    ("meta[itemprop='datePublished']", "content"),
    (
        "meta[name='date' i], meta[name='pubdate' i], meta[name='publish-date' i], \
         meta[name='dc.date' i], meta[name='dc.date.issued' i], meta[name='dcterms.date' i], \
         meta[name='citation_publication_date' i]",
        "content",
    ),
    ("time[itemprop='datePublished'], time[pubdate]", "datetime"),
    ("article time[datetime], main time[datetime]", "datetime"),
];

/// How many elements may stand inside one another, as in Chromium: each level makes the whole page
/// slower to read.
const DEPTH: usize = 512;

/// Elements that need no closing tag: those open at the end say nothing of the depth.
const UNCLOSED: [&str; 30] = [
    "area", "base", "body", "br", "col", "colgroup", "dd", "dt", "embed", "head", "hr", "html",
    "img", "input", "li", "link", "meta", "optgroup", "option", "p", "param", "rp", "rt", "source",
    "tbody", "td", "th", "thead", "tr", "wbr",
];

/// Elements that a reader sees on lines of their own, but whose text would run into the next.
const BLOCKS: &str = "figcaption, dt, dd, address, \
    div > time, section > time, article > time, header > time, main > time";

/// Where pages put their own address.
const ADDRESSES: [(&str, &str); 2] = [
    ("link[rel='canonical']", "href"),
    ("meta[property='og:url']", "content"),
];

/// The article of a page. Its text is made here, so positions in it are not those of the page.
pub(super) fn read(page: &str, place: &Place) -> Result<Draft, ReadError> {
    if is_too_deep(page) {
        return Err(ReadError::TooDeep {
            file: place.file.clone(),
            limit: DEPTH,
        });
    }
    let config = Config {
        text_mode: TextMode::Formatted,
        ..Config::default()
    };
    let failed = |_| ReadError::NoArticle {
        file: place.file.clone(),
    };
    let mut readability = Readability::new(page, None, Some(config)).map_err(failed)?;
    // Reading the article takes the page apart, so its metadata come first.
    let date = first(&readability, &DATES);
    let url = first(&readability, &ADDRESSES);
    let heading = readability.doc.select("h1").iter().next();
    let heading = heading.map(|heading| heading.text().to_string());
    readability.doc.select(BLOCKS).rename("p");
    let article: Article = readability.parse().map_err(failed)?;
    Ok(Draft {
        id: None,
        title: Some(without_site(article.title, heading.as_deref())),
        date: article.published_time.or(date),
        publisher: article.site_name,
        url: url.or(article.url),
        text: article.text_content.to_string(),
    })
}

/// Whether more tags are open at some point than `DEPTH`, as far as the letters of the page tell.
fn is_too_deep(page: &str) -> bool {
    let mut depth = 0_usize;
    page.split('<').skip(1).any(|tag| {
        let (closes, tag) = tag
            .strip_prefix('/')
            .map_or((false, tag), |tag| (true, tag));
        let name = tag.split(|c: char| !c.is_ascii_alphanumeric()).next();
        let name = name.unwrap_or_default().to_ascii_lowercase();
        let attributes = tag.split('>').next().unwrap_or_default();
        if closes {
            depth = depth.saturating_sub(usize::from(!UNCLOSED.contains(&name.as_str())));
        } else if name.starts_with(|c: char| c.is_ascii_alphabetic())
            && !attributes.ends_with('/')
            && !UNCLOSED.contains(&name.as_str())
        {
            depth += 1;
        }
        depth > DEPTH
    })
}

/// The title without what pages add to it: `Headline | The Post` under the heading `Headline`.
fn without_site(title: String, heading: Option<&str>) -> String {
    let heading: Vec<&str> = heading.unwrap_or_default().split_whitespace().collect();
    let words: Vec<&str> = title.split_whitespace().collect();
    let added = words.strip_prefix(&heading[..]).and_then(<[_]>::first);
    let is_mark = |word: &&str| matches!(*word, "|" | "-" | "–" | "—" | "·" | "::" | "/" | "»");
    if !heading.is_empty() && added.is_some_and(is_mark) {
        heading.join(" ")
    } else {
        title
    }
}

/// The first attribute that is there and says something.
fn first(readability: &Readability, places: &[(&str, &str)]) -> Option<String> {
    places.iter().find_map(|(selector, attribute)| {
        let value = readability.doc.select(selector).attr(attribute)?;
        let value = value.trim();
        (!value.is_empty()).then(|| value.to_owned())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const BODY: &str = "<nav><a href=/>Home</a> <a href=/w>World</a></nav>
        <article><h1>Macron calls Biden</h1><p>The French president, Emmanuel&nbsp;Macron, <a href=x>spoke</a>
        with Joe Biden on Thursday, the palace said, and both agreed to stay in touch, in Kabul and elsewhere.</p>
        <script>var x = 'no';</script><p>They talked for an hour.</p></article><footer>Imprint</footer>";

    fn page(head: &str) -> Draft {
        let page = format!("<!DOCTYPE html><html><head>{head}</head><body>{BODY}</body></html>");
        read(&page, &Place::file("a.html")).unwrap()
    }

    #[test]
    fn the_main_text_is_read() {
        let draft = page("<title>Macron calls Biden | The Post</title>");
        let text = draft.text.replace('\u{a0}', " ");
        assert!(
            text.contains("The French president, Emmanuel Macron, spoke with Joe Biden"),
            "{text}"
        );
        assert!(text.contains("elsewhere.\n\nThey talked"), "{text}");
        assert!(!text.contains("var x"), "{text}");
        assert_eq!(draft.title.as_deref(), Some("Macron calls Biden"));
        assert_eq!(draft.date, None);
    }

    #[test]
    fn a_caption_is_a_line_of_its_own() {
        let said = "Macron spoke with Biden by phone, the palace said, and with others.";
        let body = format!(
            "<article><time>1 day ago</time><figure><figcaption>Macron in 2017</figcaption></figure><p>{said}</p></article>"
        );
        let draft = read(&body, &Place::file("a.html")).unwrap();
        let lines: Vec<&str> = draft.text.lines().filter(|line| !line.is_empty()).collect();
        assert_eq!(lines, ["1 day ago", "Macron in 2017", said]);
    }

    #[test]
    fn a_page_tells_of_itself() {
        for (head, date) in [
            ("<meta property='article:published_time' content='2021-08-20T10:00:00Z'>", "2021-08-20T10:00:00Z"),
            ("<meta name='DC.date' content='2021-08-20'>", "2021-08-20"),
            ("<meta itemprop=datePublished content='Aug 20, 2021'>", "Aug 20, 2021"),
            (
                "<script type='application/ld+json'>{\"@context\": \"https://schema.org\", \"@type\": \"NewsArticle\",
                \"headline\": \"x\", \"datePublished\": \"2021-08-20\"}</script>",
                "2021-08-20",
            ),
        ] {
            assert_eq!(page(head).date.as_deref(), Some(date), "{head}");
        }
        let draft = page(
            "<meta property=og:site_name content='The Post'><link rel=canonical href='https://post.org/a'>",
        );
        assert_eq!(draft.publisher.as_deref(), Some("The Post"));
        assert_eq!(draft.url.as_deref(), Some("https://post.org/a"));
    }

    #[test]
    fn a_page_of_many_levels_is_refused_at_once() {
        for (opening, levels, deep) in [
            ("<div>", 400, false),
            ("<DIV class=x>", 40_000, true),
            ("<p>", 1000, false),
            ("<img src=x/><br>", 1000, false),
        ] {
            let page = format!("{}Macron met Biden.", opening.repeat(levels));
            let failed = matches!(
                read(&page, &Place::file("a.html")),
                Err(ReadError::TooDeep { .. })
            );
            assert_eq!(failed, deep, "{opening}");
        }
    }

    #[test]
    fn odd_pages_are_read_or_refused() {
        for page in [
            "",
            "<",
            "<html></html>",
            "<p>Short.",
            "<table><table><p></table>",
            "&#xffffff;<svg><p>",
        ] {
            let text = read(page, &Place::file("a.html")).map(|draft| draft.text);
            assert!(text.is_err() || text.unwrap().len() <= page.len(), "{page}");
        }
    }
}
