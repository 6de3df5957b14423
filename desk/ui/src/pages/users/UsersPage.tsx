import { Button, Table } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api, unwrap, type Schemas } from "../../api/client";
import { ErrorNote, showError } from "../../components/ErrorNote";
import { Light } from "../../components/Light";
import { Empty, Panel } from "../../components/Panel";
import { shortTime } from "../../domain/time";
import { Page } from "../../layout/Page";
import { useUser } from "../../session/SessionContext";
import { AddUserDialog, DutiesDialog, LockDialog, OneTimeDialog, RolesDialog } from "./dialogs";

type User = Schemas["User"];
type Open = { what: "roles" | "duties" | "lock"; user: User } | { what: "add" } | null;

function State({ user }: { user: User }) {
  const { t } = useTranslation();
  if (user.locked) return <Light tone="bad" tag>{t("users.locked")}</Light>;
  if (user.locked_until && new Date(user.locked_until) > new Date()) return <Light tone="ask" tag>{t("users.lockedUntil", { at: shortTime(user.locked_until) })}</Light>;
  if (user.must_change_password) return <Light tone="info" tag>{t("users.mustChange")}</Light>;
  return <Light tone="ok" tag>{t("users.active")}</Light>;
}

export function UsersPage() {
  const { t } = useTranslation();
  const me = useUser();
  const admin = me.roles.includes("admin");
  const client = useQueryClient();
  const [open, setOpen] = useState<Open>(null);
  const [secret, setSecret] = useState<Schemas["OneTimePassword"] | null>(null);
  const users = useQuery({ queryKey: ["users"], queryFn: () => unwrap(api.GET("/api/users")) });
  const reset = useMutation({
    mutationFn: (id: string) => unwrap(api.POST("/api/users/{user_id}/reset", { params: { path: { user_id: id } } })),
    onSuccess: (answer) => {
      setSecret(answer);
      void client.invalidateQueries({ queryKey: ["users"] });
    },
    onError: showError,
  });
  return (
    <Page title={t("nav.users")} crumb={t("users.crumb")} right={admin ? <Button onClick={() => setOpen({ what: "add" })}>{t("users.add")}</Button> : null}>
      <ErrorNote error={users.error} />
      <Panel title={t("users.list")} tight>
        <Table highlightOnHover>
          <Table.Thead><Table.Tr>{["name", "display", "roles", "duties", "state", "seen", "actions"].map((key) => <Table.Th key={key}>{t(`users.col_${key}`)}</Table.Th>)}</Table.Tr></Table.Thead>
          <Table.Tbody>
            {(users.data?.items ?? []).map((user) => (
              <Table.Tr key={user.id}>
                <Table.Td className="mono">{user.name}</Table.Td>
                <Table.Td>{user.display_name}</Table.Td>
                <Table.Td>{user.roles.map((role) => t(`role.${role}`)).join("・")}</Table.Td>
                <Table.Td className="nowrap">{user.duties.length ? user.duties.map((duty) => t(`duty.${duty}`)).join("・") : t("users.allDuties")}</Table.Td>
                <Table.Td><State user={user} /></Table.Td>
                <Table.Td className="nowrap soft">{user.last_seen_at ? shortTime(user.last_seen_at) : "—"}</Table.Td>
                <Table.Td className="num nowrap">
                  {admin ? (
                    <>
                      <Button size="compact-xs" variant="default" mr={4} onClick={() => setOpen({ what: "roles", user })}>{t("users.roles")}</Button>
                      <Button size="compact-xs" variant="default" mr={4} onClick={() => setOpen({ what: "duties", user })}>{t("users.duties")}</Button>
                      <Button size="compact-xs" variant="default" mr={4} loading={reset.isPending && reset.variables === user.id} onClick={() => reset.mutate(user.id)}>{t("users.reset")}</Button>
                      <Button size="compact-xs" variant="default" disabled={user.id === me.id} onClick={() => setOpen({ what: "lock", user })}>{user.locked ? t("users.unlock") : t("users.lock")}</Button>
                    </>
                  ) : null}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
        {users.isPending ? <Empty loading>…</Empty> : null}
      </Panel>
      {open?.what === "add" ? <AddUserDialog onClose={() => setOpen(null)} onAdded={setSecret} /> : null}
      {open?.what === "roles" ? <RolesDialog user={open.user} onClose={() => setOpen(null)} /> : null}
      {open?.what === "duties" ? <DutiesDialog user={open.user} onClose={() => setOpen(null)} /> : null}
      {open?.what === "lock" ? <LockDialog user={open.user} onClose={() => setOpen(null)} /> : null}
      {secret ? <OneTimeDialog answer={secret} onClose={() => setSecret(null)} /> : null}
    </Page>
  );
}
