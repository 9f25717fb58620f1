//! Mail: whether the server that is set answers and lets us in, or where mail lies without one.

use super::report::Report;
use crate::settings::Settings;

pub async fn look(settings: &Settings, report: &mut Report) {
    let Some(server) = &settings.mail else {
        let words = match settings.outbox() {
            Some(outbox) => format!(
                "No mail server is set: mail lies to be read on its page, and in {}.",
                outbox.display()
            ),
            None => "No mail server is set: mail lies to be read on its page.".to_owned(),
        };
        return report.note("mail", words);
    };
    let at = format!("{}:{}", server.host, server.port);
    match server.answers().await {
        Ok(()) if server.is_open_line() => report.note(
            "mail",
            format!("The mail server {at} answers, but what is said to it crosses the network in clear text. Set tls to \"starttls\" or \"tls\"."),
        ),
        Ok(()) => report.good("mail", format!("The mail server {at} answers, and takes mail from us.")),
        Err("sign-in") => report.mend(
            "mail",
            format!("The mail server {at} does not let Weft in. Look at user and password_file under [mail]."),
        ),
        Err("line") => report.mend(
            "mail",
            format!("The line to the mail server {at} cannot be protected: it offers no encryption, or shows no certificate for its name. Look at host, port and tls under [mail]."),
        ),
        Err(_) => report.mend(
            "mail",
            format!("The mail server {at} does not answer. Look at host and port under [mail]; a firewall may keep them shut."),
        ),
    }
}
