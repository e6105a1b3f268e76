import Documents
import Folding
import Matching
import Measuring
import Policy

/// A small pack that uses most of the rule language.
enum DemoPack {
  static let bans = """
    family: demo-ban
    title: {en: Repost bans, zh: "\\u8f6c\\u8f7d"}
    defaults: {fold: [case, width], in: [body, footer]}

    patterns:
      ban:
        regex: '(?:must not|may not) be (?<how>freely )?~20~{{repost_verb}}'
        unless:
          - {pattern: negation, scope: clause, side: before}
          - {regex: 'a sign (?:reads|says)', scope: sentence, distance: 40}
          - quoted
      negation:
        keywords: [do not believe, nobody says]
      quoted: {keywords: ["'"], boundary: none}
      licence: {lexicon: licences, in: [body, meta:copyright, "meta:jsonld:*"]}
      either: {any: [ban, licence]}
      owner: {claims: publishers}
      damage: {measure: "demo-spans(3)", at-least: 2}

    scores:
      force:
        - {when: ban and not licence, weight: 3}
        - {count: ban, weight: 1, cap: 2}

    facts:
      - fact: demo.contradictions
        collect:
          - {when: ban and licence in meta:copyright, value: both, evidence: [ban, licence]}
          - {when: fact(demo.policy) == 'banned', value: 'x:{owner.text}'}
      - fact: demo.policy
        evidence: demo.evidence
        table:
          - {when: "score(force) >= 3 and ban.how != null", value: banned, evidence: [ban], rule: demo-ban/forbidden}
          - {value: null}
        examples:
          - {text: Pages must not be copied., value: banned}
      - fact: demo.owner
        table:
          - {when: owner, take: owner.text}

    rules:
      - id: demo-ban/forbidden
        message: {en: 'the page forbids {text} ({how})', zh: 'no {count}'}
        why: {en: why, zh: why}
        severity: error
        confidence: medium
        match: ban
        when: count(either) > 1 and not licence in sentence or field(title) has 'x'
        report: {once: true, at-least: 2}
        escalate:
          - {when: density(ban) > 0.5, severity: off}
        examples:
          bad:
            - Pages \u{27E6}must not be copied\u{27E7}.
          good:
            - {text: 'Nobody says: pages must not be copied.', plain: true, site-title: Demo}
        known-misses: [Copying is not done here.]
      - id: demo-ban/damaged
        message: {en: '{kind}, owned by {owner.text}', zh: damage}
        why: {en: why, zh: why}
        match: damage
        fix: {safe: true, measured: true}
        examples: {bad: [bad], good: [good]}
      - id: demo-ban/stated
        message: {en: stated, zh: stated}
        why: {en: why, zh: why}
        when: demo-value(field(title), words) and distance(ban, licence) < 30
        evidence: [licence, owner.text]
        examples: {bad: [bad], good: [good]}
    """

  static let lexicons = """
    lexicons:
      repost_verb: [copied, copied and sold, 're.posted', copied]
      licences:
        free: [CC BY, '{{words}}']
        other: [GFDL]
      words: [public domain]
    """

  static let messages = """
    messages: {hello: {en: Hello, zh: Hi}}
    """

  static let profiles = """
    profiles: {strict: {demo-ban/forbidden: error, demo-ban: off}}
    """

  static let measures = [
    Measure(
      name: "demo-spans", summary: "Spans.", parameters: [Measure.Parameter(name: "least", summary: "The least.")],
      body: .spans { _, _ in [] }),
    Measure(
      name: "demo-value", summary: "A value.",
      parameters: [
        Measure.Parameter(name: "text", summary: "A text."), Measure.Parameter(name: "list", summary: "A lexicon."),
        Measure.Parameter(name: "limit", summary: "A limit.", standard: .number(3)),
      ], body: .value { _, _ in .flag(true) }),
  ]

  static let files = [
    RuleFile(path: "demo-ban/bans.yaml", bytes: Array(bans.utf8)),
    RuleFile(path: "lexicon/words.yaml", bytes: Array(lexicons.utf8)),
    RuleFile(path: "messages.yaml", bytes: Array(messages.utf8)),
    RuleFile(path: "profiles.yaml", bytes: Array(profiles.utf8)),
  ]
}
