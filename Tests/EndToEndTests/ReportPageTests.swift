import Foundation
import TestSupport
import Testing

/// The page of a report in headless Chromium, as people look at it.
@Suite struct ReportPageTests {
    /// What the browser measures: what is wider than the window, what was fetched, the weakest contrast of any text.
    private static let measuring = """
        <script>
        const parts = text => (text.match(/[0-9.]+/g) || [0, 0, 0]).map(Number);
        const light = text => parts(text).slice(0, 3).map(v => v / 255)
            .map(v => v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
            .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
        const ratio = (a, b) => (Math.max(light(a), light(b)) + 0.05) / (Math.min(light(a), light(b)) + 0.05);
        const ground = e => { for (; e; e = e.parentElement) { const c = getComputedStyle(e).backgroundColor;
            if (parts(c).length < 4 || parts(c)[3] > 0) return c; } return 'rgb(255, 255, 255)'; };
        let weakest = 21, weak = '';
        for (const e of document.body.querySelectorAll('*')) {
            const own = [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim());
            if (!own || e.tagName === 'SCRIPT') continue;
            const style = getComputedStyle(e), isPicture = e instanceof SVGElement;
            const heat = isPicture && e.getAttribute('class') && document.querySelector('rect.' + e.getAttribute('class'));
            const on = heat ? getComputedStyle(heat).fill : ground(e);
            const r = ratio(isPicture ? style.fill : style.color, on);
            if (r < weakest) { weakest = r; weak = e.tagName + ' ' + (e.getAttribute('class') || ''); }
        }
        const root = document.documentElement;
        const wide = [...document.body.querySelectorAll('*')].filter(e => e.tagName !== 'SCRIPT'
            && e.getBoundingClientRect().right > root.clientWidth + 1).length;
        const images = [...document.querySelectorAll('svg')];
        parent.postMessage(JSON.stringify({
            width: root.clientWidth, over: Math.max(0, root.scrollWidth - root.clientWidth), wide: wide,
            fetched: performance.getEntriesByType('resource').length, weakest: weakest, weak: weak,
            images: images.length, named: images.filter(e => e.getAttribute('role') === 'img'
                && e.getAttribute('aria-label')).length
        }).replaceAll('"', "'"), '*');
        </script>
        </body>
        """

    private struct Measured: Decodable {
        let width: Int
        let over: Int
        let wide: Int
        let fetched: Int
        let weakest: Double
        let weak: String
        let images: Int
        let named: Int
    }

    @Test(arguments: ["en", "zh-Hans"], [1_280, 390])
    func `the page fits its window, fetches nothing, and can be read`(language: String, width: Int) throws {
        let pool = try ReporterPool()
        try pool.conflict("C-4F2")
        try pool.conflict("C-4F3", rule: "money.short", severity: 3)
        let answer = try pool.sample.run(
            ["report", "conflicts", "-n", "--format", "html", "--locale", language], as: "dashboard")
        #expect(answer.code == 0, "\(answer)")
        let policy = "default-src 'none'; style-src 'unsafe-inline'"
        #expect(answer.output.contains(policy), "the page forbids every request")
        for scheme in ["light", "dark"] {
            let folder = try TemporaryDirectory()
            let page = answer.output.replacing(policy, with: policy + "; script-src 'unsafe-inline'")
                .replacing("</body>", with: Self.measuring)
                .replacing("color-scheme: light dark", with: "color-scheme: \(scheme)")
                .replacing("(prefers-color-scheme: dark)", with: scheme == "dark" ? "all" : "not all")
            _ = try folder.file("page.html", page)
            // A window has a least width; a frame in it has the one that is wanted.
            let file = try folder.file(
                "frame.html",
                """
                <script>onmessage = e => document.documentElement.setAttribute('data-measured', e.data)</script>
                <iframe src="page.html" style="width: \(width)px; height: 900px; border: 0"></iframe>
                """)
            let looked = try ChildProcess.run(
                "chromium",
                [
                    "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
                    "--user-data-dir=\(folder.path)/profile", "--window-size=1400,1000",
                    "--virtual-time-budget=5000", "--dump-dom",
                    "file://" + file,
                ], environment: BuiltProgram.environment(home: folder.path), timeout: .seconds(120))
            let found = try #require(looked.output.firstMatch(of: /data-measured="([^"]*)"/), "\(looked.complaint)")
            let text = String(found.1).replacing("'", with: "\"")
            let measured = try JSONDecoder().decode(Measured.self, from: Data(text.utf8))
            #expect(measured.width <= width, "\(measured)")
            #expect(measured.over == 0 && measured.wide == 0, "\(measured)")
            #expect(measured.fetched == 0, "\(measured)")
            #expect(measured.weakest >= 4.5, "\(measured)")
            #expect(measured.images == 2 && measured.named == 2, "\(measured)")
        }
    }
}
