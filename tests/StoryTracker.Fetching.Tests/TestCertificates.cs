using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace StoryTracker.Fetching.Tests;

/// <summary>An authority, and certificates of it for hosts; made anew for each test.</summary>
public sealed class TestCertificates : IDisposable
{
    readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    static readonly DateTimeOffset From = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero), Until = new(2090, 1, 1, 0, 0, 0, TimeSpan.Zero);
    byte _serial;

    public TestCertificates() => Authority = Root("CN=Test Authority", _key);

    public X509Certificate2 Authority { get; }

    /// <summary>A certificate for a host.</summary>
    /// <param name="host">Its name.</param>
    /// <param name="issuedAt">Where the certificate says that its issuer's own can be loaded; then it is issued by one that nobody has.</param>
    public X509Certificate2 For(string host, string? issuedAt = null)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={host}", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(host);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.1")], critical: false));
        byte[] serial = [1, ++_serial];
        if (issuedAt is null) return Exportable(request.Create(Authority, From.AddDays(1), Until.AddDays(-1), serial).CopyWithPrivateKey(key));
        using var between = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var intermediate = Root("CN=Missing Intermediate", between);
        request.CertificateExtensions.Add(new X509AuthorityInformationAccessExtension([issuedAt], [issuedAt]));
        request.CertificateExtensions.Add(CertificateRevocationListBuilder.BuildCrlDistributionPointExtension([issuedAt]));
        return Exportable(request.Create(intermediate, From.AddDays(1), Until.AddDays(-1), serial).CopyWithPrivateKey(key));
    }

    public void Dispose()
    {
        Authority.Dispose();
        _key.Dispose();
    }

    static X509Certificate2 Root(string name, ECDsa key)
    {
        var request = new CertificateRequest(name, key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        return request.CreateSelfSigned(From, Until);
    }

    static X509Certificate2 Exportable(X509Certificate2 certificate)
    {
        using (certificate) return X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pfx), null);
    }
}
