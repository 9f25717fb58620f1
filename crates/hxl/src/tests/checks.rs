//! What checks find, and what they leave in peace.

use crate::{Finding, Options, Schema, Severity, Table, read, validate};

fn table(text: &str) -> Table {
    read(text.as_bytes(), &Options::default()).unwrap()
}

fn told(findings: &[Finding]) -> Vec<(Option<u32>, Option<u32>, &'static str)> {
    findings
        .iter()
        .map(|finding| (finding.row, finding.column, finding.trouble.key()))
        .collect()
}

#[test]
fn the_usual_rules_find_slips_by_row_and_column() {
    let mut text =
        "Org,Province,Reached,Targeted,Since,x\n#org,#adm1,#reached,#targeted,#date,nonsense\n".to_owned();
    for _ in 0..12 {
        text += "Aid for All,North,10,20,2026-01-01,\n";
    }
    text += "Aid fro All,north,11,20,soon,\nOther, North,many,20,2026,\nOther,North,900,2000,,\n";
    let findings = validate(&table(&text), &Schema::usual());
    let expected = [
        (Some(2), Some(6), "no-hashtag"),
        (Some(15), Some(1), "rare"),
        (Some(15), Some(2), "rare"),
        (Some(15), Some(5), "not-a"),
        (Some(16), Some(2), "spaces"),
        (Some(16), Some(3), "not-a"),
        (Some(17), Some(3), "outlier"),
        (Some(17), Some(4), "outlier"),
    ];
    assert_eq!(told(&findings), expected);
    let sentences: Vec<String> = findings.iter().map(ToString::to_string).collect();
    assert_eq!(
        sentences[1],
        "\u{201c}Aid fro All\u{201d} is rare. Perhaps it is misspelt. Is \u{201c}Aid for All\u{201d} meant?"
    );
    assert_eq!(sentences[3], "\u{201c}soon\u{201d} is not a date.");
    assert!(sentences.iter().all(|text| text.ends_with(['.', '?'])));
    assert_eq!(findings[1].severity, Severity::Warning);
    let json = serde_json::json!({
        "row": 15, "column": 5, "severity": "error", "kind": "not-a", "tag": "#date", "value": "soon",
        "message": "\u{201c}soon\u{201d} is not a date.", "suggestion": null, "description": null,
    });
    assert_eq!(findings[3].to_json(), json);
}

#[test]
fn people_reached_are_among_those_targeted() {
    let text = "#reached+f,#targeted+f,#targeted+m,#population+f\n10,5,1,4\n5,10,1,20\n,1,1,1\n";
    let found = told(&validate(&table(text), &Schema::default()));
    let expected = [(2, 1), (2, 1), (2, 2)].map(|(row, column)| (Some(row), Some(column), "more-than"));
    assert_eq!(found, expected);
}

#[test]
fn old_hashtags_and_none_at_all_are_said() {
    let found = validate(&table("#adm1_id,#org\nTH10,x\n"), &Schema::default());
    assert_eq!(told(&found), [(Some(1), Some(1), "old-hashtag")]);
    assert_eq!(
        found[0].to_string(),
        "#adm1_id is from before HXL 1.0. Is \u{201c}#adm1+code\u{201d} meant?"
    );
    assert_eq!(told(&validate(&table("a,b\n1,2\n"), &Schema::usual())), [(None, None, "no-hashtags")]);
}

#[test]
fn a_schema_of_ones_own_is_a_table() {
    let rules = "#valid_tag,#valid_severity,#valid_required,#valid_datatype,#valid_value+min,#valid_value+max,#valid_value+regex,\
                 #valid_value+list,#valid_unique,#valid_datatype+consistent,#description\n\
                 #org,error,true,,,,,,,,Who does it\n\
                 #adm1+code,warning,,,,,^TH,,,,\n\
                 #reached,error,,number,1,100,,,,,\n\
                 #status,info,,,,,,planned|under way,,,\n\
                 #meta+id,error,,,,,,,yes,,\n\
                 #sector,error,1,,,,,,,,\n\
                 #contact,error,,email,,,,,,,\n\
                 not a tag!!,error,1,,,,,,,,\n";
    let schema = Schema::from_table(&table(rules));
    assert_eq!(schema.rules.len(), 7);
    let text = "#org,#adm1+code,#reached,#status,#meta+id,#contact\n\
                Hope,TH10,50,Planned,1,a@example.org\n\
                ,KH01,0,under wya,2,nobody\n\
                Aid,TH11,x,,1,\n";
    let findings = validate(&table(text), &schema);
    let expected = [
        (None, None, "no-column"),
        (Some(3), Some(1), "empty"),
        (Some(3), Some(2), "form"),
        (Some(3), Some(3), "below"),
        (Some(3), Some(4), "not-listed"),
        (Some(3), Some(6), "not-a"),
        (Some(4), Some(3), "not-a"),
        (Some(4), Some(5), "again"),
    ];
    assert_eq!(told(&findings), expected);
    assert_eq!(findings[1].description.as_deref(), Some("Who does it"));
    assert_eq!(findings[4].suggestion.as_deref(), Some("under way"));
    assert_eq!(findings[7].to_string(), "\u{201c}1\u{201d} stands in row 2 already.");
}

#[test]
fn a_column_of_one_kind_shows_the_odd_one_out() {
    let schema = Schema::from_table(&table("#valid_tag,#valid_datatype+consistent\n#indicator,yes\n"));
    let text = "#indicator\n".to_owned() + &"5\n".repeat(19) + "five\n";
    assert_eq!(told(&validate(&table(&text), &schema)), [(Some(21), Some(1), "other-kind")]);
}

#[test]
fn a_word_that_occurs_often_stands_for_itself() {
    for (times, found) in [(10, 10), (11, 0)] {
        let text = format!("#sector\n{}{}", "Protection\n".repeat(60), "Prosecution\n".repeat(times));
        assert_eq!(validate(&table(&text), &Schema::usual()).len(), found, "{times}");
    }
}
