import type { Content } from './props.ts';

export type DoorIconName = 'ballot' | 'book' | 'wifi' | 'keyhole';

const ICONS: Readonly<Record<DoorIconName, string>> = {
  ballot: 'M8 20h32v22H8zM17 20V6h14v14M16 20h16M20 13l3 3 5-6',
  book: 'M24 14c-5-4-11-5-18-5v28c7 0 13 1 18 5 5-4 11-5 18-5V9c-7 0-13 1-18 5zM24 14v28',
  wifi: 'M24 36v.1M15.500 28c5-4.600 12-4.600 17 0M8.500 20.500c9-8.600 22-8.600 31 0',
  keyhole: 'M8 44V20a16 16 0 0 1 32 0v24M4 44h40M24 24a4 4 0 0 1 2 7.400V37h-4v-5.600A4 4 0 0 1 24 24z',
};

export interface DoorProps {
  readonly href: string;
  readonly icon: DoorIconName;
  readonly name: Content;
  readonly note: Content;
  /** Filled: something behind it ends soon. */
  readonly first?: boolean;
}

/** The ways in: four. */
export function Doors({ items }: { items: readonly DoorProps[] }) {
  return (
    <ul class="doors">
      {items.map((item) => (
        <li>
          <Door {...item} />
        </li>
      ))}
    </ul>
  );
}

export function Door({ href, icon, name, note, first }: DoorProps) {
  return (
    <a class={first ? 'door door--first' : 'door'} href={href}>
      <DoorIcon name={icon} />
      <span class="door__name">{name}</span>
      <span class="door__note">{note}</span>
    </a>
  );
}

export function DoorIcon({ name }: { name: DoorIconName }) {
  return (
    <svg class="door__icon" viewBox="0 0 48 48" aria-hidden="true">
      <path d={ICONS[name]} />
    </svg>
  );
}
