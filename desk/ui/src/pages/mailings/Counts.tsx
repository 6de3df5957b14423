import { Table } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { groupsOf } from "./groups";

type Counted = Parameters<typeof groupsOf>[0][number];

/** How many pieces and sheets go to whom and how. */
export function Counts({ pieces }: { pieces: Counted[] }) {
  const { t } = useTranslation();
  const groups = groupsOf(pieces);
  return (
    <Table aria-label={t("mailing.counts")}>
      <Table.Thead>
        <Table.Tr>{["role", "envelope", "mailClass", "pieces", "sheets"].map((key) => <Table.Th key={key}>{t(`mailing.col_${key}`)}</Table.Th>)}</Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {groups.map((group) => (
          <Table.Tr key={`${group.role}|${group.envelope}|${group.mailClass}`}>
            <Table.Td>{group.role}</Table.Td><Table.Td>{group.envelope}</Table.Td><Table.Td>{group.mailClass}</Table.Td>
            <Table.Td>{group.pieces.length}</Table.Td><Table.Td>{group.sheets}</Table.Td>
          </Table.Tr>
        ))}
        <Table.Tr>
          <Table.Th colSpan={3} scope="row">{t("mailing.total")}</Table.Th>
          <Table.Td>{pieces.length}</Table.Td><Table.Td>{pieces.reduce((sum, piece) => sum + piece.sheets, 0)}</Table.Td>
        </Table.Tr>
      </Table.Tbody>
    </Table>
  );
}
