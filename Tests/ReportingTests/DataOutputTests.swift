import Foundation
import Reporting
import Scheduling
import Testing

@Suite struct DataOutputTests {
    @Test func `A table is a JSON array whose keys stay in order and in English`() {
        let table = Table(offers.columns, rows: Array(offers.rows.dropFirst()))
        let json = """
            [
              {
                "offer": "9TRB",
                "venue": "Youth centre A+B",
                "seats": 1240,
                "people": [],
                "rent": {
                  "amount": "0.00",
                  "currency": "CNY"
                },
                "travel": "PT3H20M",
                "state": "held"
              },
              {
                "offer": "M2XA",
                "venue": "=\\"二楼\\",\\u001b[31m",
                "seats": null,
                "people": [
                  "Li"
                ],
                "rent": null,
                "travel": null,
                "state": null
              }
            ]

            """
        #expect(english.json(table) == json)
        #expect(chinese.json(table) == json)
        #expect(english.json(Table(offers.columns, rows: [])) == "[]\n")
    }

    @Test func `A record is a JSON object with its tables under their keys`() {
        #expect(
            chinese.json(reservation) == """
                {
                  "reference": "R-7K3M",
                  "title": "维权宣讲",
                  "note": "Doors open at one.\\n请从东门进入，带好证件。",
                  "public": true,
                  "share": "100%",
                  "cost": {
                    "amount": "1300.00",
                    "currency": "CNY"
                  },
                  "parent": null,
                  "money": [
                    {
                      "project": "青春护航",
                      "amount": {
                        "amount": "800.00",
                        "currency": "CNY"
                      }
                    },
                    {
                      "project": "巾帼维权",
                      "amount": {
                        "amount": "500.00",
                        "currency": "CNY"
                      }
                    }
                  ],
                  "equipment": []
                }

                """)
    }

    @Test func `Times are ISO 8601 with the offset of the pool`() {
        #expect(
            english.json(Table(agenda.columns, rows: [agenda.rows[0]])) == """
                [
                  {
                    "period": {
                      "start": "2027-03-06T14:00:00+08:00",
                      "end": "2027-03-06T17:00:00+08:00"
                    },
                    "closed": {
                      "start": "2027-03-06T00:00:00+08:00",
                      "end": "2027-03-08T00:00:00+08:00"
                    },
                    "until": "2027-02-28",
                    "expires": "2027-03-06T13:00:00+08:00"
                  }
                ]

                """)
        let period = "2027-03-06T14:00:00+08:00/2027-03-06T17:00:00+08:00"
        let days = "2027-03-06T00:00:00+08:00/2027-03-08T00:00:00+08:00"
        #expect(
            english.csv(agenda) == """
                period,closed,until,expires
                \(period),\(days),2027-02-28,2027-03-06T13:00:00+08:00
                ,,,

                """)
    }

    @Test func `Any text comes back from JSON as it was, and is escaped where a terminal would obey it`() throws {
        let text = "\"\\/\u{0}\u{1F}\u{7F}\u{9B}\u{202E}\u{2028}\u{FEFF}\u{E0041}\r\n\t🙂中e\u{301}\u{301}"
        let json = english.json(Table([Column("name", .verbatim("name"))], rows: [[.text(text)], [.text("\u{301}")]]))
        let back = try JSONDecoder().decode([[String: String]].self, from: Data(json.utf8))
        #expect(back.map { $0["name"].map { Array($0.unicodeScalars) } } == [Array(text.unicodeScalars), ["\u{301}"]])
        #expect(json.contains(#"\u0000\u001f\u007f\u009b\u202e\u2028\ufeff\udb40\udc41\r\n\t🙂中"#))
    }

    @Test func `A table is CSV with guarded and quoted cells`() {
        #expect(
            english.csv(offers) == """
                offer,venue,seats,people,rent,travel,state
                K7QD,东胜区文化宫·大厅,220,律师-03; 律师-07,800.00,PT0S,free
                9TRB,Youth centre A+B,1240,,0.00,PT3H20M,held
                M2XA,"'=""二楼"",[31m",,Li,,,

                """)
        #expect(chinese.csv(offers) == english.csv(offers))
    }

    @Test func `A record is CSV of one row, with a byte order mark where it is asked for`() {
        #expect(
            english.csv(reservation, byteOrderMark: .present).unicodeScalars.elementsEqual(
                """
                \u{FEFF}reference,title,note,public,share,cost,parent
                R-7K3M,维权宣讲,"Doors open at one.
                请从东门进入，带好证件。",true,100%,1300.00,

                """.unicodeScalars))
    }
}
