import Foundation
import TestSupport
import Testing

/// What reaches a terminal, a pipe and another program.
@Suite struct TerminalTests {
    /// Every command that reads.
    static let reading = [
        ["list"], ["list", "--state", "request"], ["show", "REFERENCE"],
        ["pool", "list"], ["pool", "show"], ["org", "list"], ["org", "show", "youth"], ["member", "list"],
        ["member", "show", "liwei"], ["venue", "list"], ["venue", "show", "DS-01"], ["staff", "list"],
        ["staff", "show", "LS-03"], ["equipment", "list"], ["equipment", "show", "chairs"], ["fund", "list"],
        ["fund", "show", "city-fund"], ["project", "list"], ["project", "show", "youth-guard"], ["blackout", "list"],
        ["blackout", "list", "DS-01"], ["hours", "show", "DS-01"], ["hours", "show", "LS-03"],
    ]

    private func commands(_ pool: SamplePool) throws -> [[String]] {
        let closed = try pool.run("blackout", "add", "DS-01", "03-20", "-m", "检修", as: "sunw")
        #expect(closed.code == 0, "\(closed)")
        let reference = try #require(try pool.run("list").reference)
        return Self.reading.map { $0.map { $0 == "REFERENCE" ? reference : $0 } }
    }

    @Test func `the JSON of every reading command parses and is the same in every language`() throws {
        let pool = try SamplePool()
        for command in try commands(pool) {
            let english = try pool.run(command + ["--json", "--locale", "en"])
            let chinese = try pool.run(command + ["--json", "--locale", "zh-Hans"])
            #expect(english.code == 0 && english.complaint.isEmpty, "\(command): \(english)")
            #expect(english == chinese, "\(command)")
            for key in keys(of: try english.json()) {
                #expect(key.wholeMatch(of: /[a-z]+(_[a-z]+)*/) != nil, "\(command): \(key)")
            }
        }
    }

    @Test func `the JSON of one thing is documented here`() throws {
        let pool = try SamplePool()
        let salon = try #require(try pool.run("list", "--state", "request").reference)
        #expect(
            try pool.run("show", salon, "--json").masked == """
                {
                  "reference": "R-????",
                  "title": "创业沙龙",
                  "state": "request",
                  "when": {
                    "start": "2027-03-12T13:00:00+08:00",
                    "end": "2027-03-12T16:00:00+08:00"
                  },
                  "takes": [
                    "东胜区文化宫·大厅"
                  ],
                  "kind": "沙龙",
                  "brand": null,
                  "attendance": 180,
                  "buffer_before": 0,
                  "buffer_after": 0,
                  "created_by": null,
                  "created_at": "2027-02-25T09:12:00+08:00",
                  "hosts": [
                    {
                      "host": "团市委",
                      "share": "100%"
                    }
                  ],
                  "money": []
                }
                """)
        #expect(
            try pool.run("venue", "show", "DS-01", "--json") == """
                {
                  "code": "DS-01",
                  "name": "东胜区文化宫·大厅",
                  "owner": "union",
                  "capacity": 220,
                  "district": "东胜区",
                  "address": "鄂托克西街 18 号一层",
                  "latitude": "39.8162",
                  "longitude": "109.987",
                  "features": [
                    "舞台",
                    "投影",
                    "音响",
                    "无障碍"
                  ],
                  "aliases": [
                    "文化宫大厅",
                    "Palace Hall"
                  ],
                  "buffer_before": 0,
                  "buffer_after": 60,
                  "hours": "Mon-Sun 08:30-22:00",
                  "parts": [
                    "DS-01A",
                    "DS-01B"
                  ]
                }
                """)
        let money = try pool.run("project", "show", "warm-city", "--json", as: "duanli")
        #expect(
            money == """
                {
                  "code": "warm-city",
                  "name": "暖城志愿",
                  "owners": [
                    "redcross",
                    "stations",
                    "volunteers"
                  ],
                  "granted": {
                    "amount": "45600.00",
                    "currency": "CNY"
                  },
                  "reserved": {
                    "amount": "0.00",
                    "currency": "CNY"
                  },
                  "committed": {
                    "amount": "650.00",
                    "currency": "CNY"
                  },
                  "spent": {
                    "amount": "0.00",
                    "currency": "CNY"
                  },
                  "available": {
                    "amount": "44950.00",
                    "currency": "CNY"
                  },
                  "lines": [
                    {
                      "year": "2026",
                      "category": "宣传",
                      "fund": "donations",
                      "granted": {
                        "amount": "5400.00",
                        "currency": "CNY"
                      },
                      "reserved": {
                        "amount": "0.00",
                        "currency": "CNY"
                      },
                      "committed": {
                        "amount": "0.00",
                        "currency": "CNY"
                      },
                      "spent": {
                        "amount": "0.00",
                        "currency": "CNY"
                      },
                      "available": {
                        "amount": "5400.00",
                        "currency": "CNY"
                      }
                    },
                    {
                      "year": "2026",
                      "category": "物料",
                      "fund": "donations",
                      "granted": {
                        "amount": "16200.00",
                        "currency": "CNY"
                      },
                      "reserved": {
                        "amount": "0.00",
                        "currency": "CNY"
                      },
                      "committed": {
                        "amount": "0.00",
                        "currency": "CNY"
                      },
                      "spent": {
                        "amount": "0.00",
                        "currency": "CNY"
                      },
                      "available": {
                        "amount": "16200.00",
                        "currency": "CNY"
                      }
                    },
                    {
                      "year": "2027",
                      "category": "宣传",
                      "fund": "donations",
                      "granted": {
                        "amount": "6000.00",
                        "currency": "CNY"
                      },
                      "reserved": {
                        "amount": "0.00",
                        "currency": "CNY"
                      },
                      "committed": {
                        "amount": "0.00",
                        "currency": "CNY"
                      },
                      "spent": {
                        "amount": "0.00",
                        "currency": "CNY"
                      },
                      "available": {
                        "amount": "6000.00",
                        "currency": "CNY"
                      }
                    },
                    {
                      "year": "2027",
                      "category": "物料",
                      "fund": "donations",
                      "granted": {
                        "amount": "18000.00",
                        "currency": "CNY"
                      },
                      "reserved": {
                        "amount": "0.00",
                        "currency": "CNY"
                      },
                      "committed": {
                        "amount": "650.00",
                        "currency": "CNY"
                      },
                      "spent": {
                        "amount": "0.00",
                        "currency": "CNY"
                      },
                      "available": {
                        "amount": "17350.00",
                        "currency": "CNY"
                      }
                    }
                  ]
                }
                """)
    }

    private func keys(of value: Any) -> Set<String> {
        switch value {
        case let object as [String: Any]: object.reduce(Set(object.keys)) { $0.union(keys(of: $1.value)) }
        case let list as [Any]: list.reduce([]) { $0.union(keys(of: $1)) }
        default: []
        }
    }

    @Test func `nothing steers a terminal where there is none`() throws {
        let pool = try SamplePool()
        for command in try commands(pool) + [["--help"], ["reserve", "--help"], ["bogus"], ["show", "none"]] {
            for more in [["TERM": "xterm-256color"], ["TERM": "xterm", "CLICOLOR_FORCE": "0", "NO_COLOR": "1"]] {
                let answer = try pool.run(command, with: more)
                #expect(!answer.everything.contains("\u{1b}"), "\(command)")
                #expect(!answer.everything.contains("\r"), "\(command)")
            }
        }
    }

    @Test func `columns line up with Chinese text in them`() throws {
        let pool = try SamplePool()
        for command in [["venue", "list"], ["list"], ["project", "list"], ["fund", "list"]] {
            for locale in ["en", "zh-Hans"] {
                let answer = try pool.run(command + ["--locale", locale], as: "yangfan")
                let lines = answer.output.split(separator: "\n").map { cells(String($0)) }
                // Where a column starts, cells do too, or, where numbers are set to the right, end.
                for line in lines.dropFirst() {
                    #expect(line.count == lines[0].count, "\(command)")
                    for (cell, head) in zip(line, lines[0]) {
                        #expect(cell.lowerBound == head.lowerBound || cell.upperBound == head.upperBound, "\(command)")
                    }
                }
            }
        }
    }

    /// The display columns of the cells in a line; two blanks part them.
    private func cells(_ line: String) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        var column = 0
        var blanks = 2
        for scalar in line.unicodeScalars {
            let width = (0x1100...0x115F).contains(scalar.value) || (0x2E80...0xFF60).contains(scalar.value) ? 2 : 1
            if scalar == " " {
                blanks += 1
            } else {
                if blanks >= 2 {
                    ranges.append(column..<column + width)
                } else if let last = ranges.last {
                    ranges[ranges.count - 1] = last.lowerBound..<column + width
                }
                blanks = 0
            }
            column += width
        }
        return ranges
    }

    @Test func `on a terminal there is colour, unless NO_COLOR is set`() throws {
        let pool = try SamplePool()
        let list = try onTerminal(["list", "--locale", "en"], pool.environment("liwei"), pool.server)
        #expect(list.output.contains("\u{1b}["))
        // This database was named, so it is nobody's private one.
        #expect(!list.output.contains("local pool"))
        let plain = try onTerminal(
            ["list", "--locale", "en"], pool.environment("liwei").merging(["NO_COLOR": "1"]) { $1 }, pool.server)
        #expect(!plain.output.contains("\u{1b}"))
        let piped = try pool.run("list", "--locale", "en")
        let visible = plain.output.replacing("\r\n", with: "\n")
        #expect(visible.contains("创业沙龙") && piped.output.contains("创业沙龙"))
    }

    @Test func `on a terminal answers of the local pool say so`() throws {
        let server = try SamplePool().server
        let english = try onTerminal(["venue", "list", "--as", "liwei", "--locale", "en"], ["NO_COLOR": "1"], server)
        #expect(english.output.hasPrefix("local pool"), "\(english)")
        let chinese = try onTerminal(["venue", "list", "--as", "liwei"], ["NO_COLOR": "1"], server)
        #expect(chinese.output.hasPrefix("本机资源库"), "\(chinese)")
        let dry = ["reserve", "A", "03-07 10:00-11:00", "--venue", "NC-02", "-n", "--as", "liwei", "--locale", "en"]
        #expect(try onTerminal(dry, ["NO_COLOR": "1"], server).output.hasPrefix("local pool"))
        #expect(try !server.run(dry).output.contains("local pool"))
        let json = try onTerminal(["list", "--as", "liwei", "--json"], [:], server)
        #expect(json.output.hasPrefix("[") || json.output.hasPrefix("{"), "\(json)")
    }

    /// Runs the program on a pseudo-terminal, on which everything it says appears.
    private func onTerminal(
        _ arguments: [String], _ environment: [String: String], _ server: LocalServer
    ) throws -> Answer {
        let words = ([BuiltProgram.path] + arguments).map { "'\($0)'" }.joined(separator: " ")
        var all = server.environment.merging(environment) { $1 }
        all["TERM"] = "xterm-256color"
        return try ChildProcess.run("script", ["-qec", "stty cols 200; \(words)", "/dev/null"], environment: all)
    }
}
