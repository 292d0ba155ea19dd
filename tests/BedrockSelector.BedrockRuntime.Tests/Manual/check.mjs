// Drives the loopback service with the AWS SDK for JavaScript, which shares no code with this product. See README.md beside it.
import { createRequire } from "node:module";
import { join } from "node:path";

const [sdkFolder, http1, http2] = process.argv.slice(2);
const require = createRequire(join(sdkFolder, "package.json"));
const { BedrockRuntimeClient, ConverseCommand, ConverseStreamCommand, CountTokensCommand } = require("@aws-sdk/client-bedrock-runtime");
const { NodeHttpHandler, NodeHttp2Handler } = require("@smithy/node-http-handler");

function equal(actual, expected, what) {
  const [a, e] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (a !== e) throw new Error(`${what}: expected ${e}, got ${a}`);
}

async function fails(promise, name, what) {
  try { await promise; } catch (error) { return equal(error.name, name, what); }
  throw new Error(`${what}: did not fail`);
}

async function drain(stream, kinds) {
  let text = "";
  for await (const event of stream) {
    kinds.push(Object.keys(event)[0]);
    text += event.contentBlockDelta?.delta?.text ?? "";
  }
  return text;
}

for (const [endpoint, requestHandler, label] of [[http1, new NodeHttpHandler(), "HTTP/1.1"], [http2, new NodeHttp2Handler(), "HTTP/2"]]) {
  const make = (secretAccessKey) => new BedrockRuntimeClient({
    endpoint, region: "us-east-1", maxAttempts: 1, requestHandler, credentials: { accessKeyId: "AKIDLOOPBACKEXAMPLE", secretAccessKey },
  });
  const client = make("loopback/secret+key");
  const messages = [{ role: "user", content: [{ text: "Hello" }] }];

  for (const modelId of ["amazon.nova-micro-v1:0", "arn:aws:bedrock:us-east-1:123456789012:application-inference-profile/a1b2c3d4e5f6"]) {
    const whole = await client.send(new ConverseCommand({ modelId, messages }));
    equal(whole.output.message.content[0].text, "Hello there", `${label} Converse`);
    equal(whole.usage.inputTokens, 7, `${label} usage`);
    const kinds = [];
    const streamed = await client.send(new ConverseStreamCommand({ modelId, messages }));
    equal(await drain(streamed.stream, kinds), "Hello there", `${label} ConverseStream`);
    equal(kinds, ["messageStart", "contentBlockDelta", "contentBlockDelta", "contentBlockStop", "messageStop", "metadata"], `${label} events`);
    const counted = await client.send(new CountTokensCommand({ modelId, input: { converse: { messages } } }));
    equal(counted.inputTokens, 7, `${label} CountTokens`);
  }

  await fails(make("wrong").send(new ConverseCommand({ modelId: "amazon.nova-micro-v1:0", messages })), "InvalidSignatureException", `${label} wrong secret`);
  await fails(client.send(new ConverseCommand({ modelId: "throttled", messages })), "ThrottlingException", `${label} throttling`);
  await fails(client.send(new ConverseCommand({ modelId: "unknown", messages })), "ValidationException", `${label} validation`);
  const broken = await client.send(new ConverseStreamCommand({ modelId: "breaks", messages }));
  await fails(drain(broken.stream, []), "ThrottlingException", `${label} exception in the stream`);
  const corrupt = await client.send(new ConverseStreamCommand({ modelId: "corrupt", messages }));
  let refused = false;
  try { await drain(corrupt.stream, []); } catch { refused = true; }
  equal(refused, true, `${label} corrupt frame`);
  console.log(`${label}: ok`);
}
process.exit(0);
