package dev.longshore.engine.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The documented semantics of event patterns, line by line. */
class EventPatternTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            # pattern | event | matches
            # equality: what JSON has, by what is written
            {"a": ["x"]}                          | {"a": "x"}                    | true
            {"a": ["x"]}                          | {"a": "X"}                    | false
            {"a": ["x", "y"]}                     | {"a": "y"}                    | true
            {"a": ["x"], "b": [1]}                | {"a": "x", "b": 1}            | true
            {"a": ["x"], "b": [1]}                | {"a": "x", "b": 2}            | false
            {"a": [300]}                          | {"a": 300}                    | true
            {"a": [300]}                          | {"a": 300.0}                  | false
            {"a": ["300"]}                        | {"a": 300}                    | false
            {"a": [true]}                         | {"a": true}                   | true
            {"a": [true]}                         | {"a": "true"}                 | false
            {"a": [null]}                         | {"a": null}                   | true
            {"a": [null]}                         | {}                            | false
            {"a": [null]}                         | {"a": ""}                     | false
            {"a": [""]}                           | {"a": ""}                     | true
            # nesting
            {"d": {"a": ["x"]}}                   | {"d": {"a": "x", "z": 1}}     | true
            {"d": {"a": ["x"]}}                   | {"d": {"b": "x"}}             | false
            {"d": {"a": ["x"]}}                   | {"d": "x"}                    | false
            {"d": ["x"]}                          | {"d": {"a": "x"}}             | false
            # lists in the event: one element is enough; of a list of objects one must have it all
            {"a": ["x", "y"]}                     | {"a": ["q", "y"]}             | true
            {"a": ["x"]}                          | {"a": ["q"]}                  | false
            {"a": ["x"]}                          | {"a": []}                     | false
            {"a": {"b": [1], "c": [2]}}           | {"a": [{"b": 1, "c": 2}]}     | true
            {"a": {"b": [1], "c": [2]}}           | {"a": [{"b": 1}, {"c": 2}]}   | false
            # prefix and suffix
            {"a": [{"prefix": "us-"}]}            | {"a": "us-east-1"}            | true
            {"a": [{"prefix": "us-"}]}            | {"a": "US-east-1"}            | false
            {"a": [{"prefix": "1"}]}              | {"a": 12}                     | false
            {"a": [{"prefix": {"equals-ignore-case": "EventB"}}]} | {"a": "eventbridge"} | true
            {"a": [{"suffix": ".png"}]}           | {"a": "a.png"}                | true
            {"a": [{"suffix": ".png"}]}           | {"a": "a.PNG"}                | false
            {"a": [{"suffix": {"equals-ignore-case": ".png"}}]} | {"a": "a.PNG"}  | true
            {"a": [{"equals-ignore-case": "alice"}]} | {"a": "ALICE"}             | true
            {"a": [{"equals-ignore-case": "alice"}]} | {"a": "ALICES"}            | false
            # anything-but
            {"a": [{"anything-but": "x"}]}        | {"a": "y"}                    | true
            {"a": [{"anything-but": "x"}]}        | {"a": "x"}                    | false
            {"a": [{"anything-but": "x"}]}        | {}                            | false
            {"a": [{"anything-but": ["x", "y"]}]} | {"a": "y"}                    | false
            {"a": [{"anything-but": [1, 2]}]}     | {"a": 3}                      | true
            {"a": [{"anything-but": ["x"]}]}      | {"a": ["x", "y"]}             | true
            {"a": [{"anything-but": {"prefix": "us-"}}]} | {"a": "eu-west-1"}     | true
            {"a": [{"anything-but": {"prefix": "us-"}}]} | {"a": "us-west-1"}     | false
            {"a": [{"anything-but": {"prefix": ["us-", "eu-"]}}]} | {"a": "eu-1"} | false
            {"a": [{"anything-but": {"suffix": ".png"}}]} | {"a": "a.jpg"}        | true
            {"a": [{"anything-but": {"equals-ignore-case": ["x", "y"]}}]} | {"a": "Y"} | false
            {"a": [{"anything-but": {"wildcard": "*/lib/*"}}]} | {"a": "/usr/lib/x"} | false
            {"a": [{"anything-but": {"wildcard": "*/lib/*"}}]} | {"a": "/usr/x"}  | true
            # numeric
            {"a": [{"numeric": ["=", 100]}]}      | {"a": 100.0}                  | true
            {"a": [{"numeric": [">", 10, "<=", 20]}]} | {"a": 20}                 | true
            {"a": [{"numeric": [">", 10, "<=", 20]}]} | {"a": 10}                 | false
            {"a": [{"numeric": ["<", 10]}]}       | {"a": "5"}                    | false
            {"a": [{"numeric": [">=", -1.5]}]}    | {"a": -1.5}                   | true
            # exists: of leaves
            {"a": [{"exists": true}]}             | {"a": null}                   | true
            {"a": [{"exists": true}]}             | {}                            | false
            {"a": [{"exists": true}]}             | {"a": {"b": 1}}               | false
            {"a": [{"exists": false}]}            | {"b": 1}                      | true
            {"a": [{"exists": false}]}            | {"a": 1}                      | false
            {"a": [{"exists": false}]}            | {"a": []}                     | true
            {"d": {"a": [{"exists": false}]}}     | {}                            | true
            {"a": [{"exists": false}, "x"]}       | {"a": "x"}                    | true
            # wildcard
            {"a": [{"wildcard": "dir/*.png"}]}    | {"a": "dir/x/y.png"}          | true
            {"a": [{"wildcard": "dir/*.png"}]}    | {"a": "dirs/y.png"}           | false
            {"a": [{"wildcard": "a\\\\*b"}]}      | {"a": "a*b"}                  | true
            {"a": [{"wildcard": "a\\\\*b"}]}      | {"a": "axb"}                  | false
            {"a": [{"wildcard": "*"}]}            | {"a": ""}                     | true
            {"a": [{"wildcard": "a.c"}]}          | {"a": "abc"}                  | false
            # cidr
            {"a": [{"cidr": "10.0.0.0/24"}]}      | {"a": "10.0.0.255"}           | true
            {"a": [{"cidr": "10.0.0.0/24"}]}      | {"a": "10.0.1.0"}             | false
            {"a": [{"cidr": "0.0.0.0/0"}]}        | {"a": "203.0.113.7"}          | true
            {"a": [{"cidr": "10.0.0.0/24"}]}      | {"a": "10.0.0"}               | false
            {"a": [{"cidr": "10.0.0.0/24"}]}      | {"a": "::ffff"}               | false
            {"a": [{"cidr": "2001:db8::/32"}]}    | {"a": "2001:db8:1:2::3"}      | true
            {"a": [{"cidr": "2001:db8::/32"}]}    | {"a": "2001:db9::1"}          | false
            # $or
            {"$or": [{"a": ["x"]}, {"b": [1]}]}   | {"a": "q", "b": 1}            | true
            {"$or": [{"a": ["x"]}, {"b": [1]}]}   | {"a": "q", "b": 2}            | false
            {"c": [1], "$or": [{"a": ["x"]}, {"b": [1]}]} | {"a": "x", "c": 2}    | false
            {"d": {"$or": [{"a": ["x"]}, {"b": [{"exists": false}]}]}} | {"d": {"a": "y"}} | true
            {"d": {"$or": [{"a": ["x"]}, {"$or": [{"b": [1]}, {"c": [1]}]}]}} | {"d": {"c": 1}} | true
            """)
    void matches(String pattern, String event, boolean expected) {
        assertThat(EventPattern.of(Json.of(pattern)).matches(Json.of(event))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            []                              | the pattern, []: must be an object
            {}                              | the pattern, {}: must have a field: an empty object matches nothing
            {"d": {}}                       | d, {}: must have a field: an empty object matches nothing
            {"a": "x"}                      | a, "x": must be an object, or a list of values and comparisons that is not empty
            {"d": {"a": []}}                | d.a, []: must be an object, or a list of values and comparisons that is not empty
            {"a": [["x"]]}                  | a, ["x"]: must not have a list within a list
            {"a": [{"like": "x"}]}          | a, "like": must be one of prefix, suffix, equals-ignore-case, wildcard, anything-but, numeric, exists and cidr
            {"a": [{"prefix": 1}]}          | a.prefix, 1: must be a text
            {"a": [{"prefix": {"x": "y"}}]} | a.prefix, "x": must be a text, or equals-ignore-case
            {"a": [{"exists": "no"}]}       | a.exists, "no": must be true or false
            {"a": [{"numeric": [">"]}]}     | a.numeric, [">"]: must be an operator and a number, such as [">", 0], or two of both
            {"a": [{"numeric": ["!=", 1]}]} | a.numeric, "!=": must be one of =, <, <=, > and >=
            {"a": [{"numeric": [">", "1"]}]} | a.numeric, "1": must be a number
            {"a": [{"cidr": "10.0.0.0"}]}   | a.cidr, 10.0.0.0: must be a block such as 10.0.0.0/24 or 2001:db8::/32
            {"a": [{"cidr": "10.0.0.0/33"}]} | a.cidr, 10.0.0.0/33: must be a block such as 10.0.0.0/24 or 2001:db8::/32
            {"a": [{"wildcard": "a**b"}]}   | a.wildcard, a**b: must not have two * in a row
            {"a": [{"wildcard": "a\\\\b"}]} | a.wildcard, a\\b: must have * or \\ after a \\
            {"a": [{"anything-but": null}]} | a.anything-but, null: must be a text or a number
            {"$or": [{"a": ["x"]}]}         | $or, [{"a":["x"]}]: must be a list of two objects or more
            """)
    void namesWhatIsNoPattern(String pattern, String message) {
        assertThatThrownBy(() -> EventPattern.of(Json.of(pattern)))
                .isInstanceOf(EventPatternException.class)
                .hasMessage(message);
    }
}
