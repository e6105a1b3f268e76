// Written by BuiltInRulesTests from the files of rules/. Do not edit:
//   IMPRIMATUR_UPDATE=1 swift test --filter BuiltInRulesTests
#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char lexicon_repost[] = {
#embed "../../../rules/lexicon/repost.yaml" suffix(, 0) if_empty(0)
};
static const unsigned char messages[] = {
#embed "../../../rules/messages.yaml" suffix(, 0) if_empty(0)
};
static const unsigned char record_facts[] = {
#embed "../../../rules/record/facts.yaml" suffix(, 0) if_empty(0)
};
static const unsigned char repostz2dzban_chinese[] = {
#embed "../../../rules/repost-ban/chinese.yaml" suffix(, 0) if_empty(0)
};
static const unsigned char repostz2dzban_context[] = {
#embed "../../../rules/repost-ban/context.yaml" suffix(, 0) if_empty(0)
};
static const unsigned char repostz2dzban_eastern[] = {
#embed "../../../rules/repost-ban/eastern.yaml" suffix(, 0) if_empty(0)
};
static const unsigned char repostz2dzban_licence[] = {
#embed "../../../rules/repost-ban/licence.yaml" suffix(, 0) if_empty(0)
};
static const unsigned char repostz2dzban_policy[] = {
#embed "../../../rules/repost-ban/policy.yaml" suffix(, 0) if_empty(0)
};
static const unsigned char repostz2dzban_western[] = {
#embed "../../../rules/repost-ban/western.yaml" suffix(, 0) if_empty(0)
};

static const ImprimaturFile imprimatur_files[] = {
  {"lexicon/repost.yaml", lexicon_repost, sizeof lexicon_repost - 1},
  {"messages.yaml", messages, sizeof messages - 1},
  {"record/facts.yaml", record_facts, sizeof record_facts - 1},
  {"repost-ban/chinese.yaml", repostz2dzban_chinese, sizeof repostz2dzban_chinese - 1},
  {"repost-ban/context.yaml", repostz2dzban_context, sizeof repostz2dzban_context - 1},
  {"repost-ban/eastern.yaml", repostz2dzban_eastern, sizeof repostz2dzban_eastern - 1},
  {"repost-ban/licence.yaml", repostz2dzban_licence, sizeof repostz2dzban_licence - 1},
  {"repost-ban/policy.yaml", repostz2dzban_policy, sizeof repostz2dzban_policy - 1},
  {"repost-ban/western.yaml", repostz2dzban_western, sizeof repostz2dzban_western - 1},
};
