//! Templates: each is used, and none carries style, script or deeds of its own.

use super::nothing;
use super::tree::{File, files};

fn templates() -> impl Iterator<Item = &'static File> {
    files()
        .iter()
        .filter(|file| file.is("html") && file.path.starts_with("crates/"))
}

#[test]
fn every_template_is_used() {
    let mut found = Vec::new();
    for template in templates() {
        let shared = "crates/web/templates/";
        let is_shared = template.path.starts_with(shared);
        let own = format!("crates/{}/src/", template.member());
        let name = template
            .path
            .strip_prefix(if is_shared { shared } else { &own })
            .unwrap_or(&template.path);
        let quoted = format!("\"{name}\"");
        let beside = format!("\"{}\"", template.name());
        let is_used = files().iter().any(|file| {
            let may_use = is_shared || file.member() == template.member();
            let is_beside =
                file.is("html") && file.folder() == template.folder() && file.path != template.path;
            (file.is("rs") || file.is("html"))
                && may_use
                && (file.text.contains(&quoted) || (is_beside && file.text.contains(&beside)))
        });
        if !is_used {
            found.push(template.path.clone());
        }
    }
    nothing(
        &found,
        "No page shows these templates: name them in a `path = …`, an include, or delete them.",
    );
}

#[test]
fn pages_whose_form_came_back_say_so_in_their_title() {
    let mut found = Vec::new();
    for template in templates() {
        let has_form = template.text.contains("{% include \"form.html\" %}");
        let title = template
            .text
            .lines()
            .find(|line| line.starts_with("{% block title %}"));
        if has_form && title.is_some_and(|title| !title.contains("w::to_mend(")) {
            found.push(template.path.clone());
        }
    }
    nothing(
        &found,
        "Begin the block `title` with {{ w::to_mend(form) }}, for those who hear the title first.",
    );
}

#[test]
fn templates_carry_no_style_script_or_handler_of_their_own() {
    let mut found = Vec::new();
    for template in templates() {
        for (number, line) in template.text.lines().enumerate() {
            if let Some(what) = inline(&line.to_lowercase()) {
                found.push(format!("{}:{} {what}", template.path, number + 1));
            }
        }
    }
    nothing(
        &found,
        "The page's content policy refuses these. Use a class of weft.css, or a data- attribute that weft.js knows.",
    );
}

fn inline(line: &str) -> Option<&'static str> {
    let has_handler = line.match_indices(" on").any(|(at, _)| {
        let rest = &line[at + 3..];
        let name = rest.chars().take_while(char::is_ascii_lowercase).count();
        name > 2 && rest[name..].starts_with('=')
    });
    let has_script = line.match_indices("<script").any(|(at, _)| {
        let tag = line[at..].split('>').next().unwrap_or_default();
        !tag.contains(" src=")
    });
    match () {
        () if line.contains(" style=") => Some("has a style attribute"),
        () if line.contains("<style") => Some("has a style element"),
        () if line.contains("javascript:") => Some("has a javascript: address"),
        () if has_script => Some("has a script without a file"),
        () if has_handler => Some("has a handler attribute"),
        () => None,
    }
}

#[test]
fn inline_parts_are_recognised() {
    for line in [
        "<p style=\"x\">",
        "<script>",
        "<a onclick=\"x\">",
        "<a href=\"javascript:x\">",
    ] {
        assert!(inline(line).is_some(), "{line}");
    }
    for line in [
        "<script src=\"/a.js\" defer></script>",
        "<p class=\"style\">",
        "<p>on = x</p>",
        "{% if on == x %}",
    ] {
        assert!(inline(line).is_none(), "{line}");
    }
}

#[test]
fn style_sheets_know_start_and_end_instead_of_left_and_right() {
    let mut found = Vec::new();
    for sheet in files().iter().filter(|file| file.is("css")) {
        for (number, line) in without_comments(&sheet.text).lines().enumerate() {
            for declaration in line.split([';', '{', '}']) {
                if is_one_sided(declaration) {
                    found.push(format!("{}:{} {}", sheet.path, number + 1, declaration.trim()));
                }
            }
        }
    }
    nothing(
        &found,
        "Say inline-start, inline-end or a logical property, so that the page can be mirrored.",
    );
}

/// Only the axis counts: `top` and `bottom` are the same in every script written here.
fn is_one_sided(declaration: &str) -> bool {
    let Some((property, value)) = declaration.split_once(':') else {
        return false;
    };
    let property = property.trim();
    let value = value.split("!important").next().unwrap_or_default().trim();
    property.split('-').any(|word| word == "left" || word == "right")
        || (matches!(property, "text-align" | "float" | "clear") && matches!(value, "left" | "right"))
}

fn without_comments(text: &str) -> String {
    let mut kept = String::new();
    for (number, part) in text.split("/*").enumerate() {
        let (comment, rest) = if number == 0 {
            ("", part)
        } else {
            part.split_once("*/").unwrap_or((part, ""))
        };
        kept.extend(comment.chars().filter(|letter| *letter == '\n'));
        kept.push_str(rest);
    }
    kept
}
