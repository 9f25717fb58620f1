//! A real browser without a screen, driven through chromedriver: opens pages, types, clicks, looks.

use std::net::TcpListener;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use base64::Engine as _;
use serde_json::{Value, json};

/// The checker of accessibility rules, run inside the page.
const AXE: &str = include_str!("../vendor/axe.min.js");
/// How long a page may take to show what is waited for.
const PATIENCE: Duration = Duration::from_secs(20);
/// How WebDriver names an element in its answers.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// A width and a theme in which pages are looked at.
#[derive(Clone, Copy, Debug)]
pub struct Look {
    pub width: u32,
    pub height: u32,
    pub is_dark: bool,
}

impl Look {
    pub const DESKTOP: Self = Self { width: 1280, height: 900, is_dark: false };
    pub const PHONE: Self = Self { width: 360, height: 740, is_dark: false };

    #[must_use]
    pub fn dark(self) -> Self {
        Self { is_dark: true, ..self }
    }
}

/// One window of Chromium.
pub struct Browser {
    driver: Child,
    agent: ureq::Agent,
    session: String,
}

impl Browser {
    /// `None`, said plainly, where Chromium or its driver is not installed.
    pub fn start(scripts: bool) -> Option<Self> {
        if !Path::new("/usr/bin/chromedriver").exists() {
            eprintln!("skipped: no browser found (Debian: apt-get install chromium chromium-driver)");
            return None;
        }
        let port = TcpListener::bind("127.0.0.1:0")
            .unwrap()
            .local_addr()
            .unwrap()
            .port();
        let driver = Command::new("/usr/bin/chromedriver")
            .arg(format!("--port={port}"))
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let agent = ureq::Agent::config_builder()
            .http_status_as_error(false)
            .build()
            .new_agent();
        let base = format!("http://127.0.0.1:{port}");
        let mut browser = Self { driver, agent, session: base.clone() };
        browser.wait_until("the driver answers", |browser| {
            browser.agent.get(format!("{base}/status")).call().is_ok()
        });
        let answer =
            browser.send("/session", &json!({"capabilities": {"alwaysMatch": capabilities(scripts)}}));
        let id = answer["sessionId"]
            .as_str()
            .expect("invariant: the driver opens a session")
            .to_owned();
        browser.session = format!("{base}/session/{id}");
        Some(browser)
    }

    /// Takes a width and a theme for the pages to come.
    pub fn look(&self, look: Look) {
        let is_phone = look.width < 600;
        self.devtools(
            "Emulation.setDeviceMetricsOverride",
            &json!({"width": look.width, "height": look.height, "deviceScaleFactor": 1, "mobile": is_phone}),
        );
        let theme = if look.is_dark { "dark" } else { "light" };
        self.devtools(
            "Emulation.setEmulatedMedia",
            // Pages must not move while they are clicked.
            &json!({"features": [
                {"name": "prefers-color-scheme", "value": theme},
                {"name": "prefers-reduced-motion", "value": "reduce"},
            ]}),
        );
    }

    pub fn open(&self, address: &str) {
        self.send("/url", &json!({"url": address}));
    }

    pub fn address(&self) -> String {
        self.execute("return location.href")
            .as_str()
            .unwrap_or_default()
            .to_owned()
    }

    /// Runs a script in the page and returns what it gives.
    pub fn execute(&self, script: &str) -> Value {
        self.send("/execute/sync", &json!({"script": script, "args": []}))
    }

    pub fn click(&self, css: &str) {
        self.click_element(css, &self.element(css));
    }

    /// Clicks the first link, button or label in sight that says this.
    pub fn click_on(&self, words: &str) {
        let xpath = format!(
            "(//main|//header|//nav)//*[self::a or self::button or self::label][contains(normalize-space(.), \"{words}\")]"
        );
        let mut found = String::new();
        self.wait_until(words, |browser| {
            let all = browser.send("/elements", &json!({"using": "xpath", "value": xpath}));
            let mut ids = all
                .as_array()
                .into_iter()
                .flatten()
                .filter_map(|one| one[ELEMENT].as_str());
            found = ids.find(|id| browser.is_shown(id)).unwrap_or_default().to_owned();
            !found.is_empty()
        });
        self.click_element(words, &found);
    }

    /// Replaces what stands in a field.
    pub fn fill(&self, css: &str, text: &str) {
        let element = self.element(css);
        self.send(&format!("/element/{element}/clear"), &json!({}));
        self.send(&format!("/element/{element}/value"), &json!({"text": text}));
    }

    /// Presses one key, where the focus is.
    pub fn press(&self, key: &str) {
        let keys = [
            json!({"type": "keyDown", "value": key}),
            json!({"type": "keyUp", "value": key}),
        ];
        self.send("/actions", &json!({"actions": [{"type": "key", "id": "keyboard", "actions": keys}]}));
    }

    /// All the words on the page.
    pub fn text(&self) -> String {
        self.execute("return document.body.innerText")
            .as_str()
            .unwrap_or_default()
            .to_owned()
    }

    /// Waits until the page says something.
    #[track_caller]
    pub fn expect(&self, words: &str) {
        let start = Instant::now();
        while !self.text().contains(words) {
            assert!(start.elapsed() < PATIENCE, "{words:?} is not on {}:\n{}", self.address(), self.text());
            std::thread::sleep(Duration::from_millis(50));
        }
    }

    /// Waits until something is there.
    pub fn wait_for(&self, css: &str) {
        self.element(css);
    }

    /// What the accessibility checker finds wrong: rule, and where.
    pub fn accessibility(&self) -> Vec<String> {
        self.execute(AXE);
        let script = "const done = arguments[arguments.length - 1]; \
             axe.run(document, {runOnly: ['wcag2a','wcag2aa','wcag21a','wcag21aa','wcag22aa','best-practice']}) \
             .then(r => done(r.violations.map(v => v.id + ': ' + v.nodes.map(n => n.target.join(' ')).join(', ')))) \
             .catch(e => done(['axe failed: ' + e]));";
        let found = self.send("/execute/async", &json!({"script": script, "args": []}));
        found
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(|one| one.as_str().map(str::to_owned))
            .collect()
    }

    /// Whether the page can be pushed sideways: on a phone it must not.
    pub fn scrolls_sideways(&self) -> bool {
        self.execute("return document.documentElement.scrollWidth > document.documentElement.clientWidth + 1")
            == Value::Bool(true)
    }

    /// A picture of the whole page.
    pub fn picture(&self, file: &Path) {
        let size = self.devtools("Page.getLayoutMetrics", &json!({}));
        let clip = &size["cssContentSize"];
        let shot = self.devtools(
            "Page.captureScreenshot",
            &json!({"captureBeyondViewport": true, "clip": {"x": 0, "y": 0, "width": clip["width"], "height": clip["height"], "scale": 1}}),
        );
        let bytes = base64::engine::general_purpose::STANDARD
            .decode(shot["data"].as_str().unwrap())
            .unwrap();
        std::fs::create_dir_all(file.parent().unwrap()).unwrap();
        std::fs::write(file, bytes).unwrap();
    }

    fn is_shown(&self, element: &str) -> bool {
        let answer = self
            .agent
            .get(format!("{}/element/{element}/displayed", self.session))
            .call();
        let value = answer
            .ok()
            .and_then(|mut answer| answer.body_mut().read_json::<Value>().ok());
        value.is_some_and(|value| value["value"] == Value::Bool(true))
    }

    /// Brings it to the middle first, as a person would: bars at the edges stay in front of what is under them.
    fn click_element(&self, what: &str, element: &str) {
        let middle =
            json!({"script": "arguments[0].scrollIntoView({block: 'center'})", "args": [{ELEMENT: element}]});
        self.send("/execute/sync", &middle);
        let answer = self.send(&format!("/element/{element}/click"), &json!({}));
        assert!(answer["error"].is_null(), "{what} cannot be clicked: {}", answer["message"]);
    }

    fn element(&self, css: &str) -> String {
        let mut found = Value::Null;
        self.wait_until(css, |browser| {
            found = browser.send("/element", &json!({"using": "css selector", "value": css}));
            found[ELEMENT].is_string()
        });
        found[ELEMENT].as_str().unwrap().to_owned()
    }

    fn devtools(&self, command: &str, parameters: &Value) -> Value {
        self.send("/goog/cdp/execute", &json!({"cmd": command, "params": parameters}))
    }

    fn wait_until(&self, what: &str, mut is_there: impl FnMut(&Self) -> bool) {
        let start = Instant::now();
        while !is_there(self) {
            assert!(start.elapsed() < PATIENCE, "waited in vain for {what}");
            std::thread::sleep(Duration::from_millis(50));
        }
    }

    fn send(&self, path: &str, body: &Value) -> Value {
        let mut answer = self
            .agent
            .post(format!("{}{path}", self.session))
            .send_json(body)
            .unwrap();
        let mut answer: Value = answer.body_mut().read_json().unwrap();
        answer["value"].take()
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        let _ = self.agent.delete(&self.session).call();
        let _ = self.driver.kill();
        let _ = self.driver.wait();
    }
}

fn capabilities(scripts: bool) -> Value {
    let args = [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--hide-scrollbars",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--disable-dev-shm-usage",
    ];
    let allowed = if scripts { 1 } else { 2 };
    json!({
        "browserName": "chrome",
        "goog:chromeOptions": {
            "binary": "/usr/bin/chromium",
            "args": args,
            "prefs": {"profile.managed_default_content_settings.javascript": allowed},
        },
    })
}
