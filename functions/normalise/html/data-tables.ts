import type { Block } from './block.ts';

/** What a cell of figures or names holds at most; longer ones are columns of a layout. */
const cellCharactersMax = 200;
const rowsMin = 2;
const cellsMin = 2;

/** A block's place in a table: its own cell, row and table. */
interface Cell {
  readonly cell: Element;
  readonly row: Element;
  readonly table: Element;
}

/**
 * The rows of tables that hold data, by the indexes of their first and last block: at least two rows of two cells, every
 * cell with one short block. Tables that only lay a page out hold paragraphs, lists or other tables.
 */
export function dataRows(blocks: readonly Block[]): readonly { readonly from: number; readonly to: number }[] {
  const cells = blocks.flatMap((block, at) => {
    const place = cellOf(block);
    return place === null ? [] : [{ at, ...place }];
  });
  return [...Map.groupBy(cells, ({ table }) => table).values()].flatMap((places) => {
    const rows = Map.groupBy(places, ({ row }) => row);
    const wide = [...rows.values()].filter((row) => row.length >= cellsMin);
    const single = new Set(places.map(({ cell }) => cell)).size === places.length;
    const plain = places.every(({ at }) => isPlainCell(blocks[at]!));
    if (!single || !plain || wide.length < rowsMin) return [];
    return wide.map((row) => ({ from: row[0]!.at, to: row.at(-1)!.at }));
  });
}

/** Null where a block is in no table, or in a table that holds another. */
function cellOf({ ancestors }: Block): Cell | null {
  const at = (names: readonly string[], from = 0) =>
    ancestors.findIndex(({ localName }, level) => level >= from && names.includes(localName));
  const cell = at(['td', 'th']);
  const row = at(['tr'], cell + 1);
  const table = at(['table'], row + 1);
  if (cell < 0 || row < 0 || table < 0 || at(['table']) < cell) return null;
  return { cell: ancestors[cell]!, row: ancestors[row]!, table: ancestors[table]! };
}

function isPlainCell({ role, text }: Block): boolean {
  return (role === 'paragraph' || role === 'heading') && text.length <= cellCharactersMax;
}
