// The reference for cached pages: bare node:http that sends the very bytes and headers given in a file.
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';

const [port, file] = process.argv.slice(2);
const { headers, body } = JSON.parse(await readFile(file ?? '', 'utf8')) as {
  headers: Record<string, string>;
  body: string;
};
const bytes = Buffer.from(body, 'base64');
createServer((_request, response) => {
  response.writeHead(200, { ...headers, 'content-length': bytes.length });
  response.end(bytes);
}).listen(Number(port), '127.0.0.1');
