// Forms with rows: `menu.0.href` and the like become objects and lists, and back.

type Tree = { [key: string]: Tree | string };

const keyShape = /^[a-zA-Z][a-zA-Z0-9]*(\.[a-zA-Z0-9]+){0,6}$/;

/** Builds what dotted names describe; parts that are numbers make lists, in the order of the numbers. */
export function treeOf(entries: Record<string, unknown>): unknown {
  const root: Tree = Object.create(null) as Tree;
  for (const [name, value] of Object.entries(entries)) {
    if (typeof value !== 'string' || !keyShape.test(name)) continue;
    const parts = name.split('.');
    const last = parts.pop() as string;
    let node = root;
    for (const part of parts) {
      const next = node[part];
      node = typeof next === 'object' ? next : ((node[part] = Object.create(null) as Tree) as Tree);
    }
    node[last] = value;
  }
  return listsIn(root);
}

function listsIn(node: Tree | string): unknown {
  if (typeof node === 'string') return node;
  const keys = Object.keys(node);
  if (keys.length > 0 && keys.every((key) => /^\d{1,3}$/.test(key)))
    return keys.sort((a, b) => Number(a) - Number(b)).map((key) => listsIn(node[key] as Tree | string));
  return Object.fromEntries(keys.map((key) => [key, listsIn(node[key] as Tree | string)]));
}

/** Carries out `path.index.up|down|remove` or `path.add` on the list at `path`; anything else changes nothing. */
export function arrange<T>(tree: T, command: string, blanks: Record<string, unknown>): T {
  const copy = structuredClone(tree);
  const parts = command.split('.');
  const verb = parts.pop();
  const index = verb === 'add' ? -1 : Number(parts.pop());
  let list: unknown = copy;
  for (const part of parts) list = (list as Record<string, unknown> | undefined)?.[part];
  if (!Array.isArray(list) || (verb !== 'add' && !(index in list))) return copy;
  if (verb === 'add') list.push(structuredClone(blanks[parts.at(-1) ?? '']));
  else if (verb === 'remove') list.splice(index, 1);
  else if (verb === 'up' && index > 0) list.splice(index - 1, 2, list[index], list[index - 1]);
  else if (verb === 'down' && index < list.length - 1) list.splice(index, 2, list[index + 1], list[index]);
  return copy;
}
