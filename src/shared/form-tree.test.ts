// Rows of a form come together and can be moved.
import { describe, expect, it } from 'vitest';
import { arrange, treeOf } from './form-tree.ts';

describe('forms with rows', () => {
  it('become objects and lists', () => {
    expect(
      treeOf({ 'menu.1.vi': 'b', 'menu.0.vi': 'a', 'menu.10.vi': 'c', 'name.vi': 'x', version: '3', file: 4 })
    ).toEqual({
      menu: [{ vi: 'a' }, { vi: 'b' }, { vi: 'c' }],
      name: { vi: 'x' },
      version: '3'
    });
  });
  it('touch no prototype', () => {
    const tree = treeOf({ '__proto__.x': '1', 'constructor.prototype.y': '2' }) as Record<string, unknown>;
    expect(({} as Record<string, unknown>).x).toBeUndefined();
    expect(({} as Record<string, unknown>).y).toBeUndefined();
    expect(Object.keys(tree)).toEqual(['constructor']);
  });
  it('are arranged', () => {
    const tree = { menu: ['a', 'b', 'c'], columns: [{ links: ['x'] }] };
    expect(arrange(tree, 'menu.2.up', {}).menu).toEqual(['a', 'c', 'b']);
    expect(arrange(tree, 'menu.0.up', {}).menu).toEqual(['a', 'b', 'c']);
    expect(arrange(tree, 'menu.0.down', {}).menu).toEqual(['b', 'a', 'c']);
    expect(arrange(tree, 'menu.1.remove', {}).menu).toEqual(['a', 'c']);
    expect(arrange(tree, 'columns.0.links.add', { links: 'new' }).columns).toEqual([{ links: ['x', 'new'] }]);
    expect(arrange(tree, 'nothing.9.up', {})).toEqual(tree);
    expect(arrange(tree, '', {})).toEqual(tree);
  });
});
