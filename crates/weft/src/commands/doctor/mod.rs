//! `weft doctor`: looks at the installation and says what to mend.

mod file;
mod folder;
mod mail;
mod records;
mod report;
mod server;

use std::process::ExitCode;

use crate::cli::{Doctor, Told, say};
use crate::opening;
use crate::settings::{Place, Settings};
use report::Report;

pub async fn doctor(options: Doctor) -> anyhow::Result<ExitCode> {
    let settings = opening::settings(options.data.said())?;
    let mut report = Report::default();
    look(&settings, &mut report).await;
    fonts(&mut report);
    mail::look(&settings, &mut report).await;
    match options.format {
        Told::Text => report.lines().iter().for_each(|line| say(line)),
        Told::Json => say(&serde_json::to_string_pretty(&report.json())?),
    }
    Ok(if report.is_sound() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

async fn look(settings: &Settings, report: &mut Report) {
    if let Place::Folder(folder) = &settings.place {
        let records = folder.join("weft.db");
        if !records.exists() {
            let words = format!(
                "There is no database in {}. Start Weft once, or say where it is with --data.",
                folder.display()
            );
            return report.mend("database", words);
        }
        folder::look(folder, report);
        file::header(&records, report);
    }
    let database = match opening::database(&settings.place).await {
        Ok(database) => database,
        Err(error) => return report.mend("database", error.to_string()),
    };
    report.good("database", "The database answers.");
    if database.is_postgres() {
        server::look(&database, report).await;
    } else {
        file::look(&database, report).await;
    }
    if records::tables(&database, report).await {
        let app = opening::app(database, settings, "", false);
        records::look(&app, report).await;
    }
}

fn fonts(report: &mut Report) {
    if web::picture::has_fonts() {
        report.good("fonts", "Fonts for pictures are there.");
    } else {
        report.note(
            "fonts",
            "No fonts are installed: words will be missing in PNG pictures. On Debian: apt-get install fonts-noto-core.",
        );
    }
}
