import { Button, PasswordInput, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { api, unwrap } from "../api/client";
import { ErrorNote } from "../components/ErrorNote";
import { LanguageSwitch } from "../layout/LanguageSwitch";
import { useSession } from "./SessionContext";
import "./session.css";

export function SignInPage() {
  const { t } = useTranslation();
  const { accept, error } = useSession();
  const [user, setUser] = useState("");
  const [password, setPassword] = useState("");
  const signIn = useMutation({
    mutationFn: () => unwrap(api.POST("/api/session", { body: { user: user.trim(), password } })),
    onSuccess: accept,
    onSettled: () => setPassword(""),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    signIn.mutate();
  };
  return (
    <main className="door">
      <div className="door-card">
        <div className="door-brand">
          <img src="/icon.svg" alt="" width={44} height={44} />
          <div>
            <h1>{t("app.name")}</h1>
            <p className="soft">{t("app.tagline")}</p>
          </div>
        </div>
        <form onSubmit={submit} className="stack">
          <TextInput label={t("signIn.user")} value={user} onChange={(e) => setUser(e.currentTarget.value)} autoComplete="username" autoFocus required size="md" />
          <PasswordInput label={t("signIn.password")} value={password} onChange={(e) => setPassword(e.currentTarget.value)} autoComplete="current-password" required size="md" />
          <ErrorNote error={signIn.error ?? error} />
          <Button type="submit" size="md" loading={signIn.isPending} fullWidth>
            {t("signIn.submit")}
          </Button>
        </form>
        <div className="door-foot">
          <span className="soft">{t("signIn.note")}</span>
          <LanguageSwitch />
        </div>
      </div>
    </main>
  );
}
