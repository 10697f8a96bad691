"""What the LanguageTool finder needs: an installation, a Java, a server of its own and a client."""
