//! The pages for people: each is in the table of contents, and every link leads somewhere.

use super::nothing;
use super::tree::{File, files, root};

fn pages() -> impl Iterator<Item = &'static File> {
    files().iter().filter(|file| file.is("md"))
}

#[test]
fn every_page_of_the_guide_is_in_its_contents() {
    let contents = super::tree::read("docs/src/SUMMARY.md");
    let guide = pages().filter_map(|page| page.path.strip_prefix("docs/src/"));
    let missing = guide.filter(|path| *path != "SUMMARY.md" && !contents.contains(&format!("({path})")));
    let found: Vec<String> = missing.map(str::to_owned).collect();
    nothing(&found, "Add the page to docs/src/SUMMARY.md, where readers look for it.");
}

#[test]
fn every_link_between_pages_leads_somewhere() {
    let mut found = Vec::new();
    for page in pages() {
        for link in links(&page.text) {
            let target = root().join(page.folder()).join(link);
            if !target.exists() {
                found.push(format!("{} leads to {link}", page.path));
            }
        }
    }
    nothing(&found, "Mend the link. Pictures are made by the stories in crates/weft/tests/it.");
}

#[test]
fn the_map_of_the_house_fits_on_a_few_pages() {
    let lines = super::tree::read("ARCHITECTURE.md").lines().count();
    assert!(lines <= 200, "ARCHITECTURE.md has {lines} lines: shorten it to 200, or nobody reads it.");
}

/// What stands in `](…)`, except addresses of other places and of headings.
fn links(text: &str) -> Vec<&str> {
    let links = text.split("](").skip(1).filter_map(|rest| rest.split(')').next());
    links
        .map(|link| link.split('#').next().unwrap_or_default())
        .filter(|link| !link.is_empty() && !link.contains(':') && !link.contains(' '))
        .collect()
}
